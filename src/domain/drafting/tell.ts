import { z } from 'zod'
import type { Instant } from '../../kernel/instant.ts'
import { isAllowed } from '../../kernel/right.ts'
import { type Context, defineCommand, type NewEvent } from '../../platform/commands/command.ts'
import type { JobRequest } from '../../platform/jobs/queue.ts'
import { post } from '../../platform/mail/outbox.ts'
import { actorOf, reachableIn } from '../accounts/index.ts'
import { regionById } from '../regions/index.ts'
import { namesOfTexts } from '../translations/index.ts'
import { waitingMail } from './letters.ts'
import { policy } from './policy.ts'
import { REQUESTED } from './review.ts'
import * as store from './store.ts'
import { aboutText } from './subjects.ts'

/** The job that tells those who may decide that a review waits. Its subject is the text. */
export const TELL = 'review-mail'
/** The job that forgets what a closed account typed. Its subject is the account. */
export const FORGET = 'drafts-of-closed'

/** A text is told of once in so long, however often somebody asks. */
const QUIET_MS = 3600_000

/** The jobs that follow from what happened. */
export function draftsOn({ name, ids }: NewEvent): JobRequest[] {
  if (name === REQUESTED) return [{ key: `${TELL}:${ids.text}`, kind: TELL, subject: String(ids.text) }]
  if (name === 'account.closed')
    return [{ key: `${FORGET}:${ids.account}`, kind: FORGET, subject: String(ids.account) }]
  return []
}

/**
 * Writes to everybody who may decide on a review, except whoever asked: in her language, a link and no content. The service
 * team is asked where nobody in the region may. Nothing happens when the review is settled, or somebody was told of the
 * text within the hour.
 */
export const tellOfReview = defineCommand({
  name: 'review.tell',
  input: z.object({ text: z.number().int(), publicUrl: z.string() }),
  async run(context, { text: number, publicUrl }): Promise<void> {
    const { tx, now } = context
    const row = await store.openReview(tx, number)
    const text = row && (await namesOfTexts(tx, [number])).get(number)
    const region = text && (await regionById(tx, text.region))
    if (!row || !region || (await wasTold(context, number))) return
    const own = await whoMay(context, row, region.id)
    const all = own.length > 0 ? own : await whoMay(context, row, null)
    const link = reviewLink(publicUrl, region.slug, number)
    for (const { id: account, email: to, language } of all)
      await post(tx, waitingMail({ review: row.id, account, to, language, region: region.name, link }), now)
    await store.markTold(tx, row.id, now)
  },
})

/** Where a review is decided. */
const reviewLink = (publicUrl: string, region: string, text: number): string =>
  `${publicUrl}/backoffice/regions/${region}/texts/${text}`

async function wasTold({ tx, now }: Context, text: number): Promise<boolean> {
  const told = (await store.reviewsOf(tx, text)).flatMap(({ told_at }) => told_at ?? [])
  return told.some((at: Instant) => Date.parse(now) - Date.parse(at) < QUIET_MS)
}

async function whoMay({ tx }: Context, row: store.ReviewRow, region: string | null) {
  const about = await aboutText(tx, row.text_number)
  const people = await reachableIn(tx, region)
  const may: typeof people = []
  for (const person of people) {
    const actor = await actorOf(tx, person.id)
    const isHers = row.requested_by_kind === 'account' && row.requested_by_id === person.id
    if (actor && about && !isHers && isAllowed(policy['review.approve'] ?? [], actor, about)) may.push(person)
  }
  return may
}
