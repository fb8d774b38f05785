import {
  approveReview,
  keepDraft,
  orKeep,
  requestReview,
  restoreVersion,
  sendBack,
  withdrawReview,
} from '../../src/domain/drafting/index.ts'
import {
  archivePage,
  createPage,
  movePage,
  publishPage,
  unschedulePage,
  withdrawPage,
  writePage,
} from '../../src/domain/pages/index.ts'
import { draftOf, staleTextOf } from '../../src/domain/translations/index.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import type { Code, Language, ModelText, Words } from './model.ts'
import { after, type Outcome } from './model-rules.ts'
import type { Of, Step } from './model-steps.ts'
import { checkEdition } from './model-truth.ts'
import { type Play, wordsOf } from './model-world.ts'

/** Something that the house did otherwise than the model says. */
export class Departure extends Error {}

const HOUR = 3600_000

/** Does a step in the house and in the model, and compares what was told. Answers whether it was let. */
export async function play(world: Play, step: Step): Promise<boolean> {
  if (step.does === 'later') {
    world.town.later(step.hours * HOUR)
    after(world.model, step)
    await checkEdition(world)
    return true
  }
  const page = step.page === null ? null : step.page % world.model.pages.length
  if (step.does === 'create') return compare(world, { ...step, page })
  if (page === null) return false
  if (step.does === 'save at once') return saveAtOnce(world, { ...step, page })
  return compare(world, { ...step, page })
}

async function compare(world: Play, step: Exclude<Step, { does: 'later' }>): Promise<boolean> {
  const words = wordsOf(String(++world.count), 'slug' in step ? step.slug : null)
  const told = structuredClone(world.model)
  const expected = after(told, step, words)
  if (expected === 'nothing to do') return false
  let code: Code | undefined
  try {
    await knock(world, step, words)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    code = error.code as Code
    if (step.does === 'save' || step.does === 'revert') tellBoth(world, step, words, error)
  }
  if (code !== (expected === 'done' ? undefined : expected))
    throw new Departure(`${JSON.stringify(step)}: ${code ?? 'done'}, the model says ${expected}`)
  if (!code) world.model = told
  // As a screen does: what was refused as stale is kept as typed.
  else if (code === 'stale' && step.does === 'save')
    world.model.typed[`${step.who} ${step.page} ${step.language}`] = words
  return !code
}

/** A stale save is told what was typed and what stands there now. */
function tellBoth({ model }: Play, step: Of<'save'> | Of<'revert'>, words: Words, error: Refusal): void {
  const stale = staleTextOf(error)
  if (error.code !== 'stale') return
  const versions = model.pages[step.page]?.texts[step.language]?.versions ?? []
  const typed = step.does === 'save' ? words : versions[step.version % versions.length]?.words
  if (stale?.typed.content !== typed?.content) throw new Departure('a stale save is not told what was typed')
  const head = versions.at(-1)
  if (stale?.saved.version !== versions.length || (head && stale.saved.values.content !== head.words.content))
    throw new Departure('a stale save is not told what stands there now')
}

/** Two people save at the same moment, from the same version: one is first, the other is told. */
async function saveAtOnce(world: Play, step: Of<'save at once'>): Promise<boolean> {
  const { page, language, who, other } = step
  const tries = [who, other].map((one) => ({ who: one, words: wordsOf(String(++world.count)) }))
  const head = textOf(world, page, language)?.versions.length ?? 0
  const results = await Promise.allSettled(
    tries.map(({ who, words }) => write(world, { who, page, language }, head, words)),
  )
  const order = results[0]?.status === 'fulfilled' ? [0, 1] : [1, 0]
  for (const i of order) {
    const { who, words } = tries[i] as (typeof tries)[number]
    const behind = (textOf(world, page, language)?.versions.length ?? 0) - head
    const expected: Outcome = after(
      world.model,
      { does: 'save', who, page, language, behind, slug: null },
      words,
    )
    const result = results[i]
    const told = result?.status === 'fulfilled' ? 'done' : (result as PromiseRejectedResult).reason.code
    if (told !== expected) throw new Departure(`${JSON.stringify(step)}: ${told}, the model says ${expected}`)
    if (told === 'stale') {
      if (staleTextOf((result as PromiseRejectedResult).reason)?.typed.content !== words.content)
        throw new Departure('a stale save is not told what was typed')
      world.model.typed[`${who} ${page} ${language}`] = words
    }
  }
  return results.some(({ status }) => status === 'fulfilled')
}

/** As a screen does: what is refused as stale is kept as typed. */
async function write(
  { door, people, pages, texts }: Play,
  { who, page, language }: Pick<Of<'save'>, 'who' | 'page' | 'language'>,
  head: number,
  words: Words,
): Promise<void> {
  const id = pages[page] ?? ''
  const place = { kind: 'page', subject: id, language }
  const { text } = await orKeep(
    door(writePage, { page: id, language, head, ...words }, people[who]),
    ({ typed }) => door(keepDraft, { ...place, head, values: typed }, people[who]),
  )
  texts.set(`${page} ${language}`, text)
}

const textOf = (world: Play, page: number, language: Language): ModelText | undefined =>
  world.model.pages[page]?.texts[language]

/** The same step, at the doors of the modules. */
async function knock(world: Play, step: Exclude<Step, { does: 'later' }>, words: Words): Promise<void> {
  const { door, people, pages, model, texts, reviews } = world
  const actor = people[step.who]
  const page = pages[step.page ?? -1] ?? ''
  const inHours = (hours: number | null) =>
    hours === null ? undefined : new Date(world.began + (model.hour + hours) * HOUR).toISOString()
  if (step.does === 'create') {
    const place = { region: world.region, parent: step.page === null ? null : page, position: 9 }
    const { title, slug } = words
    const id = await door(createPage, { ...place, text: { language: 'de', title, slug } }, actor)
    pages.push(id)
    const draft = await draftOf(world.town.house.database.reader, 'page', id, 'de')
    texts.set(`${pages.length - 1} de`, draft?.text ?? 0)
    return
  }
  if (step.does === 'move' || step.does === 'archive') {
    const version = (model.pages[step.page]?.version ?? 0) - step.behind
    if (step.does === 'archive')
      return void (await door(archivePage, { page, version, archived: step.archived }, actor))
    const target = pages[step.target % pages.length] ?? ''
    return void (await door(movePage, { page, version, where: step.where, target }, actor))
  }
  const key = `${step.page} ${step.language}`
  const text = texts.get(key) ?? 0
  const head = textOf(world, step.page, step.language)?.versions.length ?? 0
  switch (step.does) {
    case 'save':
      return write(world, step, head - step.behind, words)
    case 'type':
      return door(
        keepDraft,
        { kind: 'page', subject: page, language: step.language, head, values: { ...words } },
        actor,
      )
    case 'revert':
      return void (await door(
        restoreVersion,
        { text, version: (step.version % head) + 1, head: head - step.behind },
        actor,
      ))
    case 'publish':
      return door(
        publishPage,
        {
          page,
          text,
          version: step.version === null ? head : (step.version % head) + 1,
          from: inHours(step.from),
          until: inHours(step.until),
        },
        actor,
      )
    case 'unschedule':
      return door(unschedulePage, { page, text }, actor)
    case 'withdraw':
      return door(withdrawPage, { page, text }, actor)
    case 'ask':
      return void reviews.set(key, await door(requestReview, { text, version: head - step.behind }, actor))
    case 'approve':
      return door(
        approveReview,
        {
          review: reviews.get(key) ?? '',
          publish: !step.only,
          from: inHours(step.from),
          until: inHours(step.until),
        },
        actor,
      )
    case 'send back':
      return door(sendBack, { review: reviews.get(key) ?? '', reason: 'Es fehlt etwas.' }, actor)
    case 'take back':
      return door(withdrawReview, { review: reviews.get(key) ?? '' }, actor)
    default:
      throw new Error(`nobody knows how to do '${step.does}'`)
  }
}
