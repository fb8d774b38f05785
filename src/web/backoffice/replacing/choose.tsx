import { findIn, startReplacement } from '../../../domain/replacing/index.ts'
import { regionOf, type Visit } from '../visit.ts'
import { preview } from './ask.tsx'
import { askedIn, questionOf } from './asked.ts'
import { choiceIn, orderOf } from './choice.ts'

/** Ticks a page of hits and goes on: to another page, all, none; or begins. */
export async function choose(visit: Visit): Promise<Response> {
  const { form } = visit
  const asked = await askedIn(visit)
  const choice = choiceIn(visit)
  const at = Number(form.at ?? 1) || 1
  const go = form.go ?? ''
  if (go === 'all' || go === 'none') return preview(visit, asked, { base: go, except: new Set() }, at)
  if (go === 'start') return begin(visit, asked, choice, at)
  return preview(visit, asked, choice, Number(/^page (\d{1,6})$/.exec(go)?.[1] ?? at))
}

/** Begins with what she has seen, and with nothing else: where a text was saved meanwhile, she looks once more. */
async function begin(
  visit: Visit,
  asked: Awaited<ReturnType<typeof askedIn>>,
  choice: ReturnType<typeof choiceIn>,
  at: number,
): Promise<Response> {
  const { m, form } = visit
  const region = regionOf(visit)
  const { question } = questionOf(asked)
  if (!question) return preview(visit, asked, choice, at)
  const found = await findIn(visit.parts.reader, region.id, question, visit.may)
  if (found.seal !== form.seal)
    return preview(visit, asked, choice, at, { status: 409, words: m.text('replace.meanwhile') })
  const texts = orderOf(found, choice)
  if (texts.length === 0)
    return preview(visit, asked, choice, at, { status: 422, words: m.text('replace.nothing-ticked') })
  const manner = { minor: form.minor === '1', publish: form.publish === '1' }
  const id = await visit.run(startReplacement, { region: region.id, question, manner, texts })
  return visit.go(`/regions/${region.slug}/replace/${id}`)
}
