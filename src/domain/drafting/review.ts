import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import { instant, namesOfTexts, publicationsOf, type TextName } from '../translations/index.ts'
import * as store from './store.ts'
import { aboutText, subjectKind } from './subjects.ts'

const words = z.string().trim().max(2000)

/** Asks that a version be looked at: the newest one, which is not public yet. Answers the id of the review. */
export const requestReview = defineCommand({
  name: 'review.request',
  input: z.object({ text: z.number().int(), version: z.number().int(), note: words.optional() }),
  about: (tx, { text }) => aboutText(tx, text),
  async run(context, { text: number, version, note: words }): Promise<string> {
    const { tx, actor, now, note } = context
    const text = await named(context, number)
    if (text.head !== version) throw newerText()
    const isPublic = (await publicationsOf(tx, number, now)).some(
      (one) => one.version === version && (one.state === 'public' || one.state === 'planned'),
    )
    if (isPublic) throw new Refusal('invalid', 'This version is public or scheduled already.')
    const before = await store.openReview(tx, number)
    if (before) await settle(context, before, 'replaced', null)
    const id = newId()
    await store.insertReview(tx, {
      id,
      text_number: number,
      region_id: text.region,
      version,
      requested_at: now,
      requested_by_kind: actor.kind,
      requested_by_id: actor.id,
      note: words || null,
      settled_at: null,
      settled_by_kind: null,
      settled_by_id: null,
      verdict: null,
      reason: null,
      told_at: before?.told_at ?? null,
    })
    note({ name: REQUESTED, region: text.region, ids: { review: id, ...idsOf(text, version) } })
    return id
  },
})

/** The event that mails follow from. */
export const REQUESTED = 'review.requested'

const ofReview = z.object({ review: z.string() })

async function aboutReview(tx: Context['tx'], { review }: { review: string }) {
  const row = await store.getReview(tx, review)
  return row && aboutText(tx, row.text_number)
}

/** Whoever asked takes the request back. */
export const withdrawReview = defineCommand({
  name: 'review.withdraw',
  input: ofReview,
  about: (tx, input) => aboutReview(tx as Context['tx'], input),
  async run(context, { review }): Promise<void> {
    const { row, text } = await open(context, review)
    if (context.actor.kind === 'account' && row.requested_by_id !== context.actor.id)
      throw new Refusal('invalid', 'Only whoever asked for a review takes the request back.')
    await settle(context, row, 'withdrawn', null)
    context.note({ name: 'review.withdrawn', region: row.region_id, ids: idsOf(text, row.version) })
  },
})

/**
 * Says yes to a version, and makes it public, now or from a moment on, for good or until another; only yes, when
 * `publish` is false. Refused as stale when somebody saved a newer version, or decided first.
 */
export const approveReview = defineCommand({
  name: 'review.approve',
  input: ofReview.extend({
    publish: z.boolean().default(true),
    from: instant.optional(),
    until: instant.optional(),
  }),
  about: (tx, input) => aboutReview(tx as Context['tx'], input),
  async run(context, { review, publish, ...when }): Promise<void> {
    const { row, text } = await open(context, review)
    if (text.head !== row.version) throw newerText()
    await settle(context, row, 'approved', null)
    context.note({ name: 'review.approved', region: row.region_id, ids: idsOf(text, row.version) })
    if (!publish) return
    const { subject, text: number } = text
    await subjectKind(text.kind)?.publish(context, { subject, text: number, version: row.version, ...when })
  },
})

/** Says no for now, and why. */
export const sendBack = defineCommand({
  name: 'review.send-back',
  input: ofReview.extend({ reason: words.min(1, 'says what is missing') }),
  about: (tx, input) => aboutReview(tx as Context['tx'], input),
  async run(context, { review, reason }): Promise<void> {
    const { row, text } = await open(context, review)
    await settle(context, row, 'sent-back', reason)
    context.note({ name: 'review.sent-back', region: row.region_id, ids: idsOf(text, row.version) })
  },
})

/** Says something about a version, to colleagues. */
export const comment = defineCommand({
  name: 'review.comment',
  input: z.object({ text: z.number().int(), version: z.number().int().min(1), body: words.min(1) }),
  about: (tx, { text }) => aboutText(tx, text),
  async run(context, { text: number, version, body }): Promise<void> {
    const { tx, actor, now, note } = context
    const text = await named(context, number)
    if (version > text.head) throw nothingHere()
    await store.insertComment(tx, {
      id: newId(),
      text_number: number,
      region_id: text.region,
      version,
      body,
      said_at: now,
      said_by_kind: actor.kind,
      said_by_id: actor.id,
    })
    note({ name: 'review.commented', region: text.region, ids: idsOf(text, version) })
  },
})

async function named({ tx }: Pick<Context, 'tx'>, number: number): Promise<TextName> {
  const text = (await namesOfTexts(tx, [number])).get(number)
  if (!text) throw nothingHere()
  return text
}

async function open(context: Context, id: string): Promise<{ row: store.ReviewRow; text: TextName }> {
  const row = await store.getReview(context.tx, id)
  if (!row) throw nothingHere()
  if (row.settled_at !== null) throw decided()
  return { row, text: await named(context, row.text_number) }
}

async function settle(
  { tx, actor, now }: Context,
  { id }: store.ReviewRow,
  verdict: store.Verdict,
  reason: string | null,
): Promise<void> {
  const end = { settled_at: now, settled_by_kind: actor.kind, settled_by_id: actor.id, verdict, reason }
  if (!(await store.settleReview(tx, id, end))) throw decided()
}

const idsOf = ({ text, subject, language }: TextName, version: number) => ({
  ...{ text, version, subject, language },
})

const newerText = (): Refusal =>
  new Refusal('stale', 'Somebody saved a newer version. Look at it first; the review is of the older one.')

const decided = (): Refusal => new Refusal('stale', 'This review is settled already.')
