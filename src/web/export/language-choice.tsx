import { fullName, type RegionPart } from '../../domain/regions/public.ts'
import { languageOf } from '../../kernel/language.ts'
import { Icon } from '../design/icon.tsx'
import { styleFor } from '../design/style.ts'
import { fragmentLanguage, renderDocument } from '../site/document.tsx'
import { Frame } from '../site/frame.tsx'
import { pageHeaders } from '../site/headers.ts'
import { messagesIn } from '../site/messages.ts'

/**
 * The page at '/<region>/': files cannot ask a browser for its language, so the reader chooses. It is in the region's own
 * language, each name in its own.
 */
export async function languageChoice(region: RegionPart): Promise<{ html: string; headers: Headers }> {
  const own = languageOf(region.languages[0] ?? 'de')
  const m = messagesIn(own.slug)
  const tongues = region.languages.map((slug) => ({
    language: languageOf(slug),
    href: `/${region.slug}/${slug}/`,
    translated: true,
  }))
  const name = fullName(region)
  const style = styleFor(region.branding)
  const html = renderDocument({
    language: m.language,
    title: `${name} – Ankerplatz`,
    style,
    script: null,
    body: (
      <Frame
        m={m}
        home={{ href: `/${region.slug}/`, name }}
        tongues={tongues}
        current={own}
        footer={<p>{m.text('footer.promise')}</p>}
      >
        <div class="wrap narrow">
          <h1>{m.text('language.choose')}</h1>
          <ul class="rows">
            {tongues.map(({ language, href }) => (
              <li>
                <a href={href} hreflang={language.tag} {...fragmentLanguage(language, m.language.slug)}>
                  <span>{language.name}</span>
                  <Icon name="arrow" />
                </a>
              </li>
            ))}
          </ul>
        </div>
      </Frame>
    ),
  })
  return { html, headers: new Headers(await pageHeaders(style, false)) }
}
