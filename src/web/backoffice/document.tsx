import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { iconSheet } from '../design/icon.tsx'
import type { Messages } from './messages.ts'

interface DocumentParts {
  m: Messages
  title: string
  style: string
  /** Addresses; null where nothing is built (tests). */
  scripts: readonly (string | null)[]
  children: Child
}

/** A whole page of the back office as text. */
export function renderDocument({ m, title, style, scripts, children }: DocumentParts): string {
  const html = String(
    <html lang={m.language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <title>{`${title} · ${m.text('title')}`}</title>
        <style>{raw(style)}</style>
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/assets/icon.svg" type="image/svg+xml" />
        <meta name="theme-color" content="#06363e" />
        {scripts.map((script) => script && <script src={script} type="module" />)}
      </head>
      <body>{children}</body>
    </html>,
  )
  const end = html.lastIndexOf('</body>')
  return `<!doctype html>${html.slice(0, end)}${iconSheet(html)}${html.slice(end)}`
}
