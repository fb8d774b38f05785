import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import { createContact, describeContact } from '../src/domain/contacts/index.ts'
import { createPage, publishPage, writePage } from '../src/domain/pages/index.ts'
import { addLanguage, createRegion, type RegionFacts } from '../src/domain/regions/index.ts'
import type { SavedText } from '../src/domain/translations/index.ts'
import { type House, openHouse } from '../src/house.ts'
import { SYSTEM } from '../src/kernel/actor.ts'
import { type Instant, toInstant } from '../src/kernel/instant.ts'
import type { Command } from '../src/platform/commands/command.ts'
import { backlog } from '../src/platform/jobs/queue.ts'
import { createLog } from '../src/platform/log/log.ts'
import { type FreshDatabase, freshDatabase } from './databases.ts'

/** A page of the town by the name that tests call it. */
export interface TownPage {
  id: string
  /** What was saved last in each language. */
  texts: Record<string, SavedText>
}

/** A small town at the sea, in a house of its own: region 'hafen', spoken: German, Ukrainian, Arabic. */
export interface Town {
  house: House
  region: string
  /** The office that answers for everything, on the home page and on 'Ankommen'. */
  contact: string
  /** ankommen (de uk ar) > anmelden (de uk ar) > termin (de); gesundheit (de uk) > arzt (de uk). */
  pages: Record<'ankommen' | 'anmelden' | 'termin' | 'gesundheit' | 'arzt', TownPage>
  /** A command, as the house itself. */
  run<G, I, O>(command: Command<G, I, O>, input: G): Promise<O>
  /** A new page with texts, public at once. */
  build(page: NewPage): Promise<TownPage>
  /** Another text of a page, public at once. */
  say(page: TownPage, language: string, text: PageWords): Promise<void>
  /** Turns the clock. */
  later(ms: number): void
  /** Waits until everything is published. */
  published(): Promise<void>
  leave(): Promise<void>
}

export interface PageWords {
  title: string
  slug: string
  content?: string
}

export interface NewPage {
  parent: TownPage | null
  position?: number
  sensitive?: boolean
  contacts?: string[]
  texts: Readonly<Record<string, PageWords>>
}

/** The town's facts, as a form sends them. */
export const HAFEN: RegionFacts = {
  name: 'Hafen',
  prefix: 'Stadt',
  centre: { latitude: 54.3, longitude: 10.1 },
  postalCodes: ['24103', '24105'],
  aliases: [{ name: 'Möltenort', latitude: 54.38, longitude: 10.2 }],
}

/**
 * Opens a house with the town in it, published.
 * @example const town = await openTown('sqlite')
 */
export async function openTown(kind: 'sqlite' | 'postgres'): Promise<Town> {
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-town-'))
  const fresh = kind === 'postgres' ? await freshDatabase('postgres') : undefined
  const town = await foundTown(folder, fresh)
  try {
    await settle(town)
  } catch (error) {
    await town.leave()
    throw error
  }
  return town
}

async function foundTown(folder: string, fresh: FreshDatabase | undefined): Promise<Town> {
  let now = Date.parse('2026-11-22T12:00:00Z')
  const clock = (): Instant => toInstant(now)
  const config = readConfig({
    ANKERPLATZ_DATA: folder,
    ANKERPLATZ_URL: 'https://guide.example',
    ...(fresh?.url && { DATABASE_URL: fresh.url }),
  })
  const house = await openHouse(config, { log: createLog('silent'), clock })
  const run: Town['run'] = (command, input) => house.bus.execute(command, input, SYSTEM)

  async function say(page: TownPage, language: string, words: PageWords): Promise<void> {
    const head = page.texts[language]?.version ?? 0
    const saved = await run(writePage, { page: page.id, language, head, content: '', ...words })
    page.texts[language] = saved
    await run(publishPage, { page: page.id, ...saved })
  }

  const town: Town = {
    house,
    region: '',
    contact: '',
    pages: {} as Town['pages'],
    run,
    say,
    async build({ parent, position = 0, sensitive = false, contacts = [], texts }) {
      const place = { region: town.region, parent: parent?.id ?? null, position, sensitive, contacts }
      const page: TownPage = { id: await run(createPage, place), texts: {} }
      for (const [language, words] of Object.entries(texts)) await say(page, language, words)
      return page
    },
    later: (ms) => {
      now += ms
    },
    async published() {
      await house.worker.drain()
      const { waiting, failed } = await backlog(house.database.reader)
      if (waiting + failed > 0) throw new Error('publishing failed: see the column fault of the table jobs')
    },
    async leave() {
      await house.close()
      await fresh?.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
  return town
}

async function settle(town: Town): Promise<void> {
  const { run, build } = town
  town.region = await run(createRegion, { slug: 'hafen', language: 'de', ...HAFEN })
  for (const language of ['uk', 'ar']) await run(addLanguage, { region: town.region, language, parent: 'de' })
  const facts = { name: 'Hafenbüro', phone: '0431 123', email: 'buero@hafen.example' }
  town.contact = await run(createContact, { region: town.region, facts })
  await run(describeContact, { contact: town.contact, language: 'de', hours: 'Montag bis Freitag' })

  const ankommen = await build({
    parent: null,
    contacts: [town.contact],
    texts: {
      de: { title: 'Ankommen', slug: 'ankommen', content: '<p>Willkommen im Hafen.</p>' },
      uk: { title: 'Прибуття', slug: 'прибуття', content: '<p>Ласкаво просимо.</p>' },
      ar: { title: 'الوصول', slug: 'الوصول', content: '<p>أهلا وسهلا.</p>' },
    },
  })
  const anmelden = await build({
    parent: ankommen,
    texts: {
      de: { title: 'Wohnsitz anmelden', slug: 'anmelden', content: '<p>Gehen Sie zum Bürgerbüro.</p>' },
      uk: { title: 'Реєстрація', slug: 'реєстрація', content: '<p>Зареєструйтеся.</p>' },
      ar: { title: 'التسجيل', slug: 'التسجيل', content: '<p>سجل سكنك.</p>' },
    },
  })
  const termin = await build({
    parent: anmelden,
    texts: { de: { title: 'Termin', slug: 'termin', content: '<p>Einen Termin gibt es am Schalter.</p>' } },
  })
  const gesundheit = await build({
    parent: null,
    position: 1,
    texts: {
      de: { title: 'Gesundheit', slug: 'gesundheit' },
      uk: { title: "Здоров'я", slug: 'здоровя' },
    },
  })
  const arzt = await build({
    parent: gesundheit,
    texts: {
      de: { title: 'Ärztin und Arzt', slug: 'arzt', content: '<p>Die Ärztin hilft.</p>' },
      uk: { title: 'Лікар', slug: 'лікар', content: '<p>Лікар допоможе.</p>' },
    },
  })
  town.pages = { ankommen, anmelden, termin, gesundheit, arzt }
  await town.published()
}
