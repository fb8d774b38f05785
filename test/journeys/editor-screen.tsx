import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { renderDocument } from '../../src/web/backoffice/document.tsx'
import { RichText } from '../../src/web/backoffice/editor/rich-text.tsx'
import { messagesFor } from '../../src/web/backoffice/messages.ts'

interface Shown {
  value: string
  language?: string
  dir?: 'ltr' | 'rtl'
  mayAddPictures?: boolean
}

const LANGUAGES = [
  { tag: 'de', dir: 'ltr', name: 'Deutsch' },
  { tag: 'ar', dir: 'rtl', name: 'العربية' },
] as const

/** A screen with the editor and nothing else, below the same policy as every page of the back office. */
export async function openEditor(page: Page, url: string, shown: Shown): Promise<void> {
  const { value, language = 'de', dir = 'ltr', mayAddPictures = true } = shown
  const m = messagesFor('de', null)
  // Style and policy as the real server sends them with every page.
  const real = await fetch(`${url}/backoffice/sign-in`)
  const style = /<style>([\s\S]*?)<\/style>/.exec(await real.text())?.[1] ?? ''
  const policy = real.headers.get('content-security-policy') ?? ''
  const body = renderDocument({
    m,
    title: 'Editor',
    style,
    scripts: [builtScript()],
    children: (
      <main id="content">
        <h1>Seite</h1>
        <form>
          <RichText
            {...{ m, name: 'content', label: 'Inhalt', value, language, dir, mayAddPictures }}
            region="ankerland"
            languages={LANGUAGES}
            mayTakeWord
          />
          <button type="submit">Speichern</button>
        </form>
      </main>
    ),
  })
  await page.route('**/backoffice/editor-screen', (route) =>
    route.fulfill({
      body,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    }),
  )
  await page.goto(`${url}/backoffice/editor-screen`)
}

/** The address of the editor's script as the build wrote it into the server. */
function builtScript(): string {
  const server = readdirSync('dist')
    .filter((name) => /[.]js$/.test(name) && !/^editor-/.test(name))
    .map((name) => readFileSync(`dist/${name}`, 'utf8'))
  const address = server.map((text) => /\/assets\/editor-[0-9a-f]{12}[.]js/.exec(text)?.[0]).find(Boolean)
  if (!address) throw new Error("there is no editor: run 'npm run build' first")
  return address
}
