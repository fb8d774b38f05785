import { z } from 'zod'
import { createPage, pagesOf, pageText, publishPage, writePage } from '../../src/domain/pages/index.ts'
import { publishOn } from '../../src/domain/publishing/index.ts'
import { addLanguage, createRegion, regionBySlug } from '../../src/domain/regions/index.ts'
import { draftOf } from '../../src/domain/translations/index.ts'
import type { House } from '../../src/house.ts'
import { MODULES } from '../../src/modules.ts'
import { type Clock, systemClock } from '../../src/platform/clock/clock.ts'
import { createBus } from '../../src/platform/commands/bus.ts'
import { defineCommand } from '../../src/platform/commands/command.ts'
import type { Database } from '../../src/platform/database/database.ts'
import type { Worker } from '../../src/platform/jobs/worker.ts'

/**
 * A region whose pages all say the same number in every language, 30 times each. The next number comes in one command:
 * whoever reads two numbers reads half a change.
 */
const LANGUAGES = ['de', 'uk']
const CHAPTERS = ['halle', 'dock']
const CHILDREN = ['morgens']
const LINES = Array.from({ length: 30 }, (_, i) => i + 1)

/** The addresses of its pages. */
export const addressesOf = (slug: string): string[] =>
  LANGUAGES.flatMap((language) =>
    CHAPTERS.flatMap((chapter) =>
      ['', ...CHILDREN.map((child) => `${child}/`)].map((rest) => `/${slug}/${language}/${chapter}/${rest}`),
    ),
  )

/** What every page says in a state. */
const contentOf = (state: number): string =>
  LINES.map((line) => `<p>Stand ${state}, Zeile ${line} von ${LINES.length}.</p>`).join('')

/** A reader saw a half, or halves of two states. Asking again does not make it right. */
export class Torn extends Error {
  override readonly name = 'Torn'
}

/** The state that a page shows, whole, and nothing of another one (descriptions and lists quote beginnings). */
export function stateOf(html: string): number {
  const states = new Set([...html.matchAll(/Stand (\d+)/g)].map(([, state]) => Number(state)))
  const lines = [...html.matchAll(/<p>Stand \d+, Zeile (\d+) von \d+\.<\/p>/g)].map(([, line]) =>
    Number(line),
  )
  const [state, ...others] = states
  if (state === undefined || others.length > 0 || lines.join() !== LINES.join())
    throw new Torn(`a page has the lines ${lines.join()} of the states ${[...states].join()}`)
  return state
}

/** Founds it, in state 0, not published yet. Answers its id. */
export async function foundShipyard(house: House, slug = 'werft'): Promise<string> {
  const facts = { name: `Werft ${slug}`, prefix: 'Stadt', centre: { latitude: 54.3, longitude: 10.1 } }
  const actor = { kind: 'operator', id: 'faults' } as const
  const region = await house.bus.execute(createRegion, { ...facts, slug, language: 'de' }, actor)
  await house.bus.execute(addLanguage, { region, language: 'uk', parent: 'de' }, actor)
  for (const [position] of CHAPTERS.entries()) {
    const parent = await house.bus.execute(createPage, { region, parent: null, position }, actor)
    for (const [below] of CHILDREN.entries())
      await house.bus.execute(createPage, { region, parent, position: below }, actor)
  }
  await sayEverywhere(house, slug, 0)
  return region
}

/**
 * Says the next number on every page, in every language, in one transaction, public at once. With a worker, it publishes
 * the edition; without, whoever looks for jobs does.
 */
export async function sayEverywhere(
  { database, clock = systemClock, worker }: { database: Database; clock?: Clock; worker?: Worker },
  slug: string,
  state: number,
): Promise<void> {
  const policies = [...MODULES.map((module) => module.policy), { [sayAll.name]: ['operator'] as const }]
  const wake = (): void => worker?.wake()
  const bus = createBus({ database, clock, policies, jobsFor: publishOn, wake })
  await bus.execute(sayAll, { slug, state }, { kind: 'operator', id: 'faults' })
}

const sayAll = defineCommand({
  name: 'faults.say-all',
  input: z.object({ slug: z.string(), state: z.number() }),
  async run({ tx, call }, { slug, state }): Promise<void> {
    const region = await regionBySlug(tx, slug)
    const pages = await pagesOf(tx, region?.id ?? '')
    for (const { id, parent_id, position } of pages) {
      const name = (parent_id === null ? CHAPTERS : CHILDREN)[position] ?? ''
      for (const language of LANGUAGES) {
        const head = (await draftOf(tx, pageText.subject, id, language))?.head ?? 0
        const words = { title: name, slug: name, content: contentOf(state) }
        const saved = await call(writePage, { page: id, language, head, ...words })
        await call(publishPage, { page: id, ...saved })
      }
    }
  },
})

/** The state that the database is in. */
export async function stateInDatabase(database: Database, slug = 'werft'): Promise<number> {
  const region = await regionBySlug(database.reader, slug)
  const pages = await pagesOf(database.reader, region?.id ?? '')
  const states = new Set<number>()
  for (const { id } of pages) {
    for (const language of LANGUAGES) {
      const draft = await draftOf(database.reader, pageText.subject, id, language)
      states.add(stateOf(String(draft?.values.content)))
    }
  }
  if (states.size !== 1) throw new Torn(`half a command: the states ${[...states].join(', ')}`)
  return [...states][0] as number
}
