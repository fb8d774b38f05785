import type { Language, LanguageSlug } from '../../kernel/language.ts'
import { styleFor } from '../design/style.ts'
import { renderDocument } from '../site/document.tsx'
import { Frame } from '../site/frame.tsx'
import { pageHeaders } from '../site/headers.ts'
import { messagesIn } from '../site/messages.ts'

/** A region that is on the device, and where it leads in each saved language. */
export interface WayOn {
  name: string
  languages: readonly { language: Language; href: string }[]
}

export interface PlainPageParts {
  /** notHere: it was not saved; broken: it was, and cannot be trusted any more. Both: and there is no network. */
  why: 'notHere' | 'broken'
  /** A language whose words are loaded. */
  language: LanguageSlug
  /** The address that was asked for. */
  path: string
  ways: readonly WayOn[]
}

/** A plain page in place of one that cannot be shown: what is missing, and what can be read here and now. */
export async function plainPage({ why, language, path, ways }: PlainPageParts): Promise<Response> {
  const m = messagesIn(language)
  const [own] = ways
  const title = m.text(`offline.${why}.title`)
  const style = styleFor({ sea: null, deep: null })
  const body = (
    <Frame
      m={m}
      home={{ href: '/', name: own?.name ?? 'Ankerplatz' }}
      tongues={own?.languages.map((each) => ({ ...each, translated: true })) ?? []}
      current={m.language}
      footer={<p>{m.text('footer.promise')}</p>}
    >
      <div class="wrap narrow">
        <h1>{title}</h1>
        <p>{m.text(`offline.${why}.lead`)}</p>
        <p>
          <a class="go" href={path}>
            {m.text('offline.save.again')}
          </a>
        </p>
        {ways.length > 0 && <h2>{m.text('offline.here')}</h2>}
        {ways.map((way) => (
          <Way way={way} />
        ))}
      </div>
    </Frame>
  )
  const html = renderDocument({ language: m.language, title, style, script: null, body })
  const headers = { ...(await pageHeaders(style, false)), 'Cache-Control': 'no-store' }
  return new Response(html, { status: 503, headers })
}

const Way = ({ way }: { way: WayOn }) => (
  <section>
    <h3>
      <bdi lang="de">{way.name}</bdi>
    </h3>
    <ul class="rows">
      {way.languages.map(({ language, href }) => (
        <li>
          <a href={href} lang={language.tag} dir={language.dir} hreflang={language.tag}>
            {language.name}
          </a>
        </li>
      ))}
    </ul>
  </section>
)
