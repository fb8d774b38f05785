import { z } from 'zod'
import {
  dropDraft,
  keepDraft,
  leavePresence,
  type Neighbour,
  othersAt,
  showPresence,
} from '../../../domain/drafting/index.ts'
import { pageText } from '../../../domain/pages/index.ts'
import { languageTree } from '../../../domain/regions/index.ts'
import { languageOf } from '../../../kernel/language.ts'
import type { Messages } from '../messages.ts'
import { pathOfPage } from '../pages/ground.ts'
import { personOf, regionOf, type Visit } from '../visit.ts'

const keeping = z.object({ head: z.number().int().min(0), values: z.record(z.string(), z.string()) })

/** Keeps what is typed so far; asked by the script of the edit screen. Answers when, in words. */
export async function keep(visit: Visit): Promise<Response> {
  const place = await placeIn(visit)
  const said = keeping.safeParse(await visit.json())
  if (!place) return visit.missing()
  if (!said.success) return visit.reply({}, { status: 422 })
  await visit.run(keepDraft, { ...place, ...said.data })
  return visit.reply({ say: keptAt(visit.m, visit.parts.clock()) })
}

/** Forgets what she typed: she goes on from what is saved. */
export async function drop(visit: Visit): Promise<Response> {
  const place = await placeIn(visit)
  if (!place) return visit.missing()
  await visit.run(dropDraft, place)
  const path = pathOfPage(regionOf(visit), place.subject, `/${place.language}`)
  return visit.go(path, { say: 'writing.said.dropped' })
}

/** She is here, or has left; asked by the script. Answers who else is, in words. */
export async function here(visit: Visit): Promise<Response> {
  const place = await placeIn(visit)
  if (!place) return visit.missing()
  const { leaves } = ((await visit.json()) ?? {}) as { leaves?: unknown }
  await visit.run(leaves === true ? leavePresence : showPresence, place)
  const { reader, clock } = visit.parts
  const others = await othersAt(reader, place, personOf(visit).actor.id, clock())
  return visit.reply({ say: whoIsHere(visit.m, others, place.language) })
}

/** Who else is here, in one sentence each; '' when nobody is. */
export const whoIsHere = (m: Messages, others: readonly Neighbour[], language: string): string =>
  others
    .map(({ name, language: other }) =>
      other === language
        ? m.text('writing.here', { name })
        : m.text('writing.here.other', { name, language: languageOf(other).name }),
    )
    .join(' ')

export const keptAt = (m: Messages, at: string): string => m.text('writing.kept', { time: m.time(at) })

async function placeIn(visit: Visit) {
  const language = visit.part('language')
  const languages = await languageTree(visit.parts.reader, regionOf(visit).id)
  if (!languages.some((branch) => branch.language === language)) return undefined
  return { kind: pageText.subject, subject: visit.part('page'), language }
}
