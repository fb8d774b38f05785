import {
  type Code,
  clashes,
  LANGUAGES,
  later,
  type Model,
  type ModelText,
  mayMove,
  mayPublish,
  mayWrite,
  publish,
  refusalFor,
  type Words,
  wayUp,
} from './model.ts'
import type { Of, Step } from './model-steps.ts'

/** 'nothing to do': there is no text or review yet that the step could be about. */
export type Outcome = Code | 'done' | 'nothing to do'

const NO_WORDS: Words = { title: '', slug: '', content: '' }

/** Does a step in the model. Whatever it answers but 'done', the model is not to be used any more. */
export function after(model: Model, step: Step, words: Words = NO_WORDS): Outcome {
  switch (step.does) {
    case 'later':
      later(model, step.hours)
      return 'done'
    case 'create':
      return create(model, step, words)
    case 'move':
      return move(model, step)
    case 'archive':
      return archive(model, step)
    case 'save':
    case 'type':
    case 'save at once':
      return write(model, step, words)
    default:
      return withText(model, step)
  }
}

function create(model: Model, { who, page }: Of<'create'>, { title, slug }: Words): Outcome {
  // A partner's pages are her organisation's, and this one is nobody's; a translator finds pages, and makes none.
  if (who === 'partner' || who === 'translator' || who === 'observer' || who === 'stranger')
    return refusalFor(who)
  const versions = [{ words: { title, slug, content: '' }, by: who }]
  const de: ModelText = { versions, now: null, plan: null, published: [], review: null }
  model.pages.push({ parent: page, archived: false, partners: false, version: 1, texts: { de } })
  return 'done'
}

function move(model: Model, { who, page, target: any, where, behind }: Of<'move'>): Outcome {
  const target = any % model.pages.length
  if (!mayMove(who)) return refusalFor(who)
  if (target === page) return 'invalid'
  const parent = where === 'below' ? target : (model.pages[target]?.parent ?? null)
  if (parent !== null && wayUp(model, parent).includes(page)) return 'invalid'
  return changePage(model, page, behind, { parent })
}

function archive(model: Model, { who, page, archived, behind }: Of<'archive'>): Outcome {
  return mayPublish(model, who, page) ? changePage(model, page, behind, { archived }) : refusalFor(who)
}

function changePage(
  model: Model,
  page: number,
  behind: number,
  change: { parent: number | null } | { archived: boolean },
): Outcome {
  const row = model.pages[page]
  if (!row || behind !== 0) return 'stale'
  Object.assign(row, change, { version: row.version + 1 })
  return clashes(model, page, LANGUAGES) ? 'taken' : 'done'
}

function write(model: Model, step: Of<'save'> | Of<'type'> | Of<'save at once'>, words: Words): Outcome {
  const { who, page, language } = step
  if (!mayWrite(model, who, page, language)) return refusalFor(who)
  const key = `${who} ${page} ${language}`
  if (step.does === 'type') {
    model.typed[key] = words
    return 'done'
  }
  const texts = model.pages[page]?.texts ?? {}
  const text = texts[language] ?? { versions: [], now: null, plan: null, published: [], review: null }
  if (step.does === 'save' && step.behind !== 0)
    // A version before the first one is none.
    return text.versions.length - step.behind < 0 ? 'invalid' : 'stale'
  texts[language] = text
  text.versions.push({ words, by: who })
  delete model.typed[key]
  return 'done'
}

type WithText = Exclude<
  Step,
  { does: 'later' | 'create' | 'move' | 'archive' | 'save' | 'type' | 'save at once' }
>

function withText(model: Model, step: WithText): Outcome {
  const { who, page, language } = step
  const text = model.pages[page]?.texts[language]
  if (!text) return 'nothing to do'
  if (step.does === 'revert' || step.does === 'ask') {
    if (!mayWrite(model, who, page, language)) return refusalFor(who)
    return step.does === 'revert' ? revert(model, step, text) : ask(step, text)
  }
  if (step.does === 'approve' || step.does === 'send back' || step.does === 'take back')
    return review(model, step, text)
  if (!mayPublish(model, who, page)) return refusalFor(who)
  if (step.does === 'publish') {
    const head = text.versions.length
    const version = step.version === null ? head : (step.version % head) + 1
    return makePublic(model, step, text, version)
  }
  if (step.does === 'withdraw') text.now = null
  else if (text.now) text.now.until = null
  text.plan = null
  return clashes(model, page, [language]) ? 'taken' : 'done'
}

function revert(
  model: Model,
  { who, page, language, version, behind }: Of<'revert'>,
  text: ModelText,
): Outcome {
  const head = text.versions.length
  if (behind !== 0) return head - behind < 0 ? 'invalid' : 'stale'
  text.versions.push({ words: (text.versions[version % head] as { words: Words }).words, by: who })
  delete model.typed[`${who} ${page} ${language}`]
  return 'done'
}

function ask({ who, behind }: Of<'ask'>, text: ModelText): Outcome {
  const version = text.versions.length
  if (behind !== 0) return 'stale'
  if (text.now?.version === version || text.plan?.version === version) return 'invalid'
  text.review = { version, by: who, verdict: null }
  return 'done'
}

function review(
  model: Model,
  step: Of<'approve'> | Of<'send back'> | Of<'take back'>,
  text: ModelText,
): Outcome {
  const { who, page, language } = step
  const { review } = text
  if (!review) return 'nothing to do'
  const may = step.does === 'take back' ? mayWrite(model, who, page, language) : mayPublish(model, who, page)
  if (!may) return refusalFor(who)
  if (review.verdict !== null) return 'stale'
  if (step.does === 'take back' && review.by !== who) return 'invalid'
  if (step.does === 'approve' && review.version !== text.versions.length) return 'stale'
  review.verdict = { approve: 'approved', 'send back': 'sent-back', 'take back': 'withdrawn' }[
    step.does
  ] as 'approved'
  if (step.does !== 'approve' || step.only) return 'done'
  return makePublic(model, step, text, review.version)
}

function makePublic(
  model: Model,
  { who, page, language, from, until }: Of<'publish'> | Of<'approve'>,
  text: ModelText,
  version: number,
): Outcome {
  const at = (hours: number | null) => (hours === null ? null : model.hour + hours)
  const refused = publish(text, model.hour, { version, by: who, from: at(from), until: at(until) })
  return refused ?? (clashes(model, page, [language]) ? 'taken' : 'done')
}
