import type { z } from 'zod'
import { type Instant, toInstant } from '../../kernel/instant.ts'
import { nothingHere } from '../../kernel/refusal.ts'
import { type Context, defineCommand } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { namesOfAccounts } from '../accounts/index.ts'
import { place } from './drafts.ts'
import * as store from './store.ts'
import { aboutPlace } from './subjects.ts'

/** Who was not heard of for so long is not there any more. A screen says it is there more often than that. */
const SHOWN_MS = 60_000

/** Says that somebody is at a text now. Whoever has gone long since is forgotten by it. No event: nobody keeps where she was. */
export const showPresence = defineCommand({
  name: 'presence.show',
  input: place,
  about: (tx, at) => aboutPlace(tx, at),
  async run({ tx, actor, now }, input): Promise<void> {
    const region = (await aboutPlace(tx, input))?.region
    if (!region) throw nothingHere()
    await store.forgetPresence(tx, minuteBefore(now))
    await store.putPresence(tx, { ...keyOf(actor, input), region_id: region, seen_at: now })
  },
})

/** She has left it. */
export const leavePresence = defineCommand({
  name: 'presence.leave',
  input: place,
  about: (tx, at) => aboutPlace(tx, at),
  async run({ tx, actor }, input): Promise<void> {
    await store.dropPresence(tx, keyOf(actor, input))
  },
})

/** Somebody else who is at the same thing now, and in which language. */
export interface Neighbour {
  account: string
  name: string
  language: string
  seenAt: Instant
}

/** Who else is at a page or a contact, in any language. */
export async function othersAt(
  reader: Reader,
  { kind, subject }: { kind: string; subject: string },
  account: string,
  now: Instant,
): Promise<Neighbour[]> {
  const rows = await store.presentAt(reader, kind, subject, minuteBefore(now))
  const others = rows.filter((row) => row.account_id !== account)
  const names = await namesOfAccounts(
    reader,
    others.map((row) => row.account_id),
  )
  return others.flatMap(({ account_id: id, language, seen_at: seenAt }) => {
    const name = names.get(id)
    return name ? [{ account: id, name, language, seenAt }] : []
  })
}

const minuteBefore = (now: Instant): Instant => toInstant(Date.parse(now) - SHOWN_MS)

const keyOf = (actor: Context['actor'], { kind, subject, language }: z.output<typeof place>) => ({
  account_id: actor.id ?? '',
  subject_kind: kind,
  subject_id: subject,
  language,
})
