import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import type { Language, LanguageSlug } from '../../kernel/language.ts'
import { iconSheet } from '../design/icon.tsx'

/** The same thing in another language, for search engines. */
export interface Alternate {
  tag: string
  href: string
}

export interface DocumentParts {
  language: Language
  title: string
  description?: string
  /** The one address of this page; without it the page says that it is not to be found (noindex). */
  canonical?: string
  alternates?: readonly Alternate[]
  picture?: string
  jsonLd?: object
  /** What makes it an app on a home screen: the manifest, and Apple's icon. */
  install?: { manifest: string; icon: string | null }
  style: string
  script: string | null
  /** The address of a script that this page has besides. */
  ownScript?: string
  body: Child
}

/** A document before it has the looks of the site. */
export type UnstyledDocument = Omit<DocumentParts, 'style' | 'script'> & {
  /** What this page has besides the style of the site. */
  ownStyle?: string
  /** The Trusted Types policy that the script of this page makes. */
  trusts?: string
}

/** A whole document as text: complete HTML, its style inside, no script needed. */
export function renderDocument(parts: DocumentParts): string {
  const {
    language,
    title,
    description,
    canonical,
    alternates = [],
    picture,
    jsonLd,
    install,
    style,
    script,
    ownScript,
    body,
  } = parts
  const html = String(
    <html lang={language.tag} dir={language.dir}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{title}</title>
        <style>{raw(style)}</style>
        {description && <meta name="description" content={description} />}
        {canonical ? <link rel="canonical" href={canonical} /> : <meta name="robots" content="noindex" />}
        {alternates.map(({ tag, href }) => (
          <link rel="alternate" hreflang={tag} href={href} />
        ))}
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        {install && <link rel="manifest" href={install.manifest} />}
        {install?.icon && <link rel="apple-touch-icon" href={install.icon} />}
        <meta name="theme-color" content="#06363e" />
        <meta property="og:title" content={title} />
        {description && <meta property="og:description" content={description} />}
        {canonical && <meta property="og:url" content={canonical} />}
        {picture && <meta property="og:image" content={picture} />}
        {jsonLd && <script type="application/ld+json">{raw(inScript(jsonLd))}</script>}
        {script && <script src={script} type="module" />}
        {ownScript && <script src={ownScript} type="module" />}
      </head>
      <body>{body}</body>
    </html>,
  )
  const end = html.lastIndexOf('</body>')
  return `<!doctype html>${html.slice(0, end)}${iconSheet(html)}${html.slice(end)}`
}

/** JSON that cannot end the script element that it stands in. */
const inScript = (value: object): string => JSON.stringify(value).replaceAll('<', '\\u003c')

/** `lang` and `dir` for a fragment in another language than the page's; nothing when it is the same. */
export const fragmentLanguage = (language: Language, page: LanguageSlug): { lang?: string; dir?: string } =>
  language.slug === page ? {} : { lang: language.tag, dir: language.dir }
