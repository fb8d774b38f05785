import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { fullName } from '../../domain/regions/public.ts'
import type { Language } from '../../kernel/language.ts'
import { Icon } from '../design/icon.tsx'
import { MARK } from '../design/mark.ts'
import { fragmentLanguage } from './document.tsx'
import type { Messages } from './messages.ts'
import { homeOf, offlineOf, type View } from './view.ts'

/** A language that one can switch to, and where that leads. */
export interface Tongue {
  language: Language
  href: string
  /** False: the page is not translated, the link leads to a page that says so and helps on. */
  translated: boolean
}

interface FrameParts {
  m: Messages
  /** Where the mark leads, and the name beside it. */
  home: { href: string; name: string; lang?: string }
  tongues: readonly Tongue[]
  current: Language
  footer: Child
  children?: Child
}

/** What stands around every page: skip link, mark, languages, content, foot. */
export const Frame = ({ m, home, tongues, current, footer, children }: FrameParts) => (
  <>
    <a class="skip" href="#content">
      {m.text('skip')}
    </a>
    <header class="wrap bar">
      <a class="brand" href={home.href}>
        <svg viewBox="0 0 32 32" aria-hidden="true">
          {raw(MARK)}
        </svg>
        <span>
          <bdi>{home.name}</bdi>
        </span>
      </a>
      <Tongues m={m} tongues={tongues} current={current} />
    </header>
    <main id="content">{children}</main>
    <footer>
      <div class="wrap">{footer}</div>
    </footer>
  </>
)

const Tongues = ({ m, tongues, current }: Pick<FrameParts, 'm' | 'tongues' | 'current'>) => (
  <details class="tongues">
    <summary class="pill" aria-label={`${m.text('language.label')}: ${current.name}`}>
      <Icon name="language" />
      <span lang={current.tag}>{current.name}</span>
    </summary>
    <nav aria-label={m.text('language.choose')}>
      <ul>
        {tongues.map(({ language, href, translated }) => (
          <li>
            <a
              href={href}
              hreflang={language.tag}
              {...fragmentLanguage(language, m.language.slug)}
              {...(language.slug === current.slug && { 'aria-current': 'true' })}
            >
              {language.name}
              {!translated && (
                <small lang={m.language.tag} dir={m.language.dir}>
                  {m.text('language.missing')}
                </small>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  </details>
)

/** The frame of a page inside a region. */
export const RegionFrame = ({
  view,
  tongues,
  children,
}: {
  view: View
  tongues: readonly Tongue[]
  children?: Child
}) => (
  <Frame
    m={view.m}
    home={{ href: homeOf(view), name: fullName(view.region) }}
    tongues={tongues}
    current={view.language}
    footer={<RegionFoot view={view} />}
  >
    {children}
  </Frame>
)

const RegionFoot = ({ view }: { view: View }) => {
  const home = homeOf(view)
  return (
    <>
      <p>{view.m.text('footer.promise')}</p>
      <ul class="foot">
        <li>
          <a href={`${home}imprint/`}>{view.m.text('footer.imprint')}</a>
        </li>
        <li>
          <a href={`${home}privacy/`}>{view.m.text('footer.privacy')}</a>
        </li>
        <li>
          <a href={`${home}accessibility/`}>{view.m.text('footer.accessibility')}</a>
        </li>
        <li>
          <a href={offlineOf(view)}>{view.m.text('offline.save.title')}</a>
        </li>
        <li>
          <a href={`/regions/${view.m.language.slug}/`}>{view.m.text('footer.regions')}</a>
        </li>
      </ul>
    </>
  )
}
