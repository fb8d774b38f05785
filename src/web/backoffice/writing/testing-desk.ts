import type { DATABASES } from '../../../../test/databases.ts'
import { createPage, publishPage, writePage } from '../../../domain/pages/index.ts'
import { addLanguage } from '../../../domain/regions/index.ts'
import { publicationsOf } from '../../../domain/translations/index.ts'
import { SYSTEM } from '../../../kernel/actor.ts'
import type { Command } from '../../../platform/commands/command.ts'
import type { Reader } from '../../../platform/database/handle.ts'
import { type Entered, enterAs } from '../testing-entry.ts'
import { type Browser, type Office, openOffice, type Seen } from '../testing-office.ts'

export const PAGES = '/backoffice/regions/hafen/pages'

/** An office where pages are written: German, and from it Ukrainian and Arabic. */
export interface TestDesk {
  office: Office
  author: Entered
  editor: Entered
  translator: Entered
  observer: Entered
  reader(): Reader
  run<G, I, O>(command: Command<G, I, O>, input: G): Promise<O>
  /** A new page with a German text of one version. */
  page(options?: { out?: boolean }): Promise<{ id: string; text: number; slug: string }>
  /** Sends the form of the edit screen. */
  write(who: Entered, page: string, form: Record<string, string>, language?: string): Promise<Seen>
  publicVersion(text: number): Promise<number | undefined>
}

export async function openDesk(kind: (typeof DATABASES)[number]): Promise<TestDesk> {
  const office = await openOffice(kind)
  const run: TestDesk['run'] = (command, input) => office.house.bus.execute(command, input, SYSTEM)
  for (const language of ['uk', 'ar'])
    await run(addLanguage, { region: office.region, language, parent: 'de' })
  const enter = (role: 'author' | 'editor' | 'translator' | 'observer') =>
    enterAs(office, { role, region: office.region, organisation: null })
  const reader = (): Reader => office.house.database.reader
  let pages = 0
  return {
    ...{ office, run, reader },
    author: await enter('author'),
    editor: await enter('editor'),
    translator: await enter('translator'),
    observer: await enter('observer'),
    async page({ out = false } = {}) {
      const slug = `seite-${++pages}`
      const id = await run(createPage, { region: office.region, parent: null, position: pages })
      const text = { language: 'de', head: 0, title: 'Amt', slug, content: '<p>Eins</p>' }
      const saved = await run(writePage, { page: id, ...text })
      if (out) await run(publishPage, { page: id, ...saved })
      return { id, text: saved.text, slug }
    },
    write: ({ browser }, page, form, language = 'de') => browser.send(`${PAGES}/${page}/${language}`, form),
    async publicVersion(text) {
      const all = await publicationsOf(reader(), text, office.house.clock())
      return all.find(({ state }) => state === 'public')?.version
    },
  }
}

/** The message that an address says. */
export const said = (to: string): string | null => new URL(to, 'http://localhost').searchParams.get('said')

/** Sends the button that a message offers. */
export async function undo(browser: Browser, to: string): Promise<Seen> {
  const { text } = await browser.get(to)
  const box = text.slice(text.indexOf('class="said"'))
  const form = box.slice(0, box.indexOf('</form>'))
  const fields = [...form.matchAll(/name="([^"]+)" value="([^"]*)"/g)].map(([, a, b]) => [a, b])
  return browser.send(/action="([^"]+)"/.exec(form)?.[1] ?? '', Object.fromEntries(fields))
}
