import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import { type Instant, toInstant } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import { readValues, type Values } from './fields.ts'
import * as store from './store.ts'

/** Any date with a time and a zone, as an Instant. */
export const instant = z
  .custom<string>((value) => typeof value === 'string' && !Number.isNaN(Date.parse(value)), 'is no date')
  .transform((value): Instant => toInstant(value))

const publishInput = z.object({
  text: z.number().int(),
  version: z.number().int(),
  /** From when on; at once when it is left out or over. What is public stays so until then. */
  from: instant.optional(),
  /** Until when; without it, until somebody ends it. */
  until: instant.optional(),
})

/**
 * Makes a version public in place of the one that is, now or from a moment on. Answers its values. What was planned for
 * this text before is given up: there is one plan at most.
 */
export const publishText = defineCommand({
  name: 'text.publish',
  input: publishInput,
  async run(context, { text: number, version, from, until = null }): Promise<Values> {
    const { tx, actor, now, note } = context
    const text = await store.holdText(tx, number)
    const content = text && (await store.findVersion(tx, number, version))
    if (!content) throw new Refusal('unknown', `There is no version ${version} of text ${number}.`)
    const begins = from && from > now ? from : now
    if (until !== null && until <= begins)
      throw new Refusal('invalid', 'This would end before it begins.', [{ where: 'until', what: until }])
    await makeRoom(context, number, begins)
    await store.insertPublication(tx, {
      id: newId(),
      text_number: number,
      region_id: text.region_id,
      version,
      public_from: begins,
      public_until: until,
      published_at: now,
      published_by_kind: actor.kind,
      published_by_id: actor.id,
      ended_at: null,
      ended_by_kind: null,
      ended_by_id: null,
    })
    note({
      name: begins > now ? 'text.scheduled' : 'text.published',
      region: text.region_id,
      ids: { text: number, version, subject: text.subject_id, language: text.language },
    })
    return readValues(content)
  },
})

/** Takes a text back, and what was planned for it: from now on it is not public. Nothing happens when it was not. */
export const withdrawText = defineCommand({
  name: 'text.withdraw',
  input: z.object({ text: z.number().int() }),
  async run(context, { text: number }): Promise<void> {
    const text = await store.holdText(context.tx, number)
    if (!text || !(await makeRoom(context, number, context.now))) return
    const ids = { text: number, subject: text.subject_id, language: text.language }
    context.note({ name: 'text.withdrawn', region: text.region_id, ids })
  },
})

/** Is a publication that nobody has ended in force at a moment? */
export const isInForce = (publication: store.PublicationRow, at: Instant): boolean =>
  publication.public_from <= at && (publication.public_until === null || publication.public_until > at)

/**
 * Ends what is public, at once or by a moment yet to come, and what was planned. What had its end only for the plan's sake
 * goes on until the new moment. Answers whether there was anything.
 */
async function makeRoom({ tx, actor, now }: Context, text: number, until: Instant): Promise<boolean> {
  const open = await store.openPublications(tx, text)
  const plan = open.find((one) => one.public_from > now)
  for (const one of open) {
    if (until > now && isInForce(one, now)) {
      const end = one.public_until === plan?.public_from ? null : one.public_until
      if (end === null || end > until) await store.limitPublication(tx, one.id, until)
    } else {
      const end = { ended_at: now, ended_by_kind: actor.kind, ended_by_id: actor.id }
      await store.endPublication(tx, one.id, end)
    }
  }
  return open.length > 0
}
