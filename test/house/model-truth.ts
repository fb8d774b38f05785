import { expect } from 'vitest'
import { reviewsOf } from '../../src/domain/drafting/index.ts'
import { pagesOf } from '../../src/domain/pages/index.ts'
import type { PagesPart, TitlesPart, TreePart } from '../../src/domain/pages/public.ts'
import { autosavesOf, publicationsOf, versionOf, versionsOf } from '../../src/domain/translations/index.ts'
import { SYSTEM } from '../../src/kernel/actor.ts'
import { backlog } from '../../src/platform/jobs/queue.ts'
import { type By, edition, type ModelText, type Words } from './model.ts'
import type { Play } from './model-world.ts'

/** What people can read is what the publications say, and nothing else. */
export async function checkEdition(world: Play): Promise<void> {
  await world.town.house.worker.drain()
  // What is due later waits; nothing has failed.
  expect((await backlog(world.town.house.database.reader)).failed).toBe(0)
  const said = edition(world.model)
  const expected = Object.fromEntries(
    Object.entries(said).map(([page, texts]) => [world.pages[Number(page)], texts]),
  )
  expect(await readEdition(world), 'what people can read').toEqual(expected)
}

async function readEdition({ town: { house }, region, slug }: Play) {
  const record = await house.editions.record(slug)
  const ids = new Map((await pagesOf(house.database.reader, region)).map(({ number, id }) => [number, id]))
  const shown: Record<string, Record<string, object>> = {}
  for (const { language, parts } of record?.languages ?? []) {
    const read = async <T>(name: string): Promise<T | undefined> =>
      parts[name] && ((await house.editions.part(parts[name])) as T)
    const tree = await read<TreePart>('tree')
    const titles = await read<TitlesPart>('titles')
    for (const { number, part, texts } of tree?.nodes ?? []) {
      const [, slug] = texts[language] ?? []
      const page = (await read<PagesPart>(part))?.[number]
      if (slug === undefined && !page && titles?.[number] === undefined) continue
      const words = { title: titles?.[number], slug, content: page?.html.trim() }
      shown[ids.get(number) ?? number] = { ...shown[ids.get(number) ?? number], [language]: words }
    }
  }
  return shown
}

/** Every accepted save is a version with its words and who wrote it; nothing is public that nobody who may made so. */
export async function checkRecords(world: Play): Promise<void> {
  const { model, people, texts, town } = world
  const { reader } = town.house.database
  for (const [i, page] of model.pages.entries())
    for (const [language, text] of Object.entries(page.texts)) {
      const number = texts.get(`${i} ${language}`) ?? 0
      const called = `page ${i} in ${language}`
      const saved = await Promise.all(
        (await versionsOf(reader, number)).map(async ({ version, authorId }) => {
          const values = (await versionOf(reader, number, version))?.values
          return { version, words: values, by: authorId }
        }),
      )
      expect(saved.reverse(), called).toEqual(
        text.versions.map(({ words, by }, n) => ({ version: n + 1, words, by: idOf(people, by) })),
      )
      await checkPublications(world, number, text, called)
      const [review] = await reviewsOf(reader, number)
      expect(review && { version: review.version, verdict: review.verdict }, called).toEqual(
        text.review ? { version: text.review.version, verdict: text.review.verdict } : undefined,
      )
    }
  await checkTyped(world)
}

/** What somebody typed and did not save is there for her, as she typed it. */
async function checkTyped({ town, people, region, pages, model }: Play): Promise<void> {
  const kept: Play['model']['typed'] = {}
  for (const [who, { id }] of Object.entries(people))
    for (const { subject, language, values } of await autosavesOf(town.house.database.reader, id, region))
      kept[`${who} ${pages.indexOf(subject)} ${language}`] = values as unknown as Words
  expect(kept, 'typed and not saved').toEqual(model.typed)
}

async function checkPublications(
  { town, people, began }: Play,
  number: number,
  text: ModelText,
  called: string,
) {
  const records = await publicationsOf(town.house.database.reader, number, town.house.clock())
  const at = (hour: number | null) => (hour === null ? null : new Date(began + hour * 3600_000).toISOString())
  const of = (state: string) =>
    records.filter((one) => one.state === state).map(({ version, from, until }) => ({ version, from, until }))
  const end = text.plan && Math.min(text.plan.from, text.now?.until ?? text.plan.from)
  const now = text.now && {
    version: text.now.version,
    from: at(text.now.from),
    until: at(text.plan ? end : text.now.until),
  }
  expect(of('public'), `public: ${called}`).toEqual(now ? [now] : [])
  const plan = text.plan && {
    version: text.plan.version,
    from: at(text.plan.from),
    until: at(text.plan.until),
  }
  expect(of('planned'), `planned: ${called}`).toEqual(plan ? [plan] : [])
  const made = records.map(({ version, byId }) => `${version} ${byId}`)
  const told = text.published.map(({ version, by }) => `${version} ${idOf(people, by)}`)
  expect(made.sort(), `published by: ${called}`).toEqual(told.sort())
}

const idOf = (people: Play['people'], by: By): string => (by === 'house' ? SYSTEM.id : people[by].id) ?? ''
