import type { Instant } from '../../kernel/instant.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Clock } from '../clock/clock.ts'
import { type Account, accountFrom, type StoredAccount } from './accounts.ts'
import { type Answer, type Auth, answerOf } from './auth.ts'
import { isStrong, type Means } from './means.ts'
import { ABSOLUTE_LIMIT_S } from './options.ts'

/** A session ends when it was not used for so long (ASVS 5.0, 7.3.1): a working day, and not the night after it. */
export const IDLE_LIMIT_MS = 8 * 3600_000
/** Not each page writes: once a minute is enough to know who is there. */
const TOUCH_MS = 60_000

/** Somebody who is signed in. */
export interface Presence {
  session: string
  account: Account
  means: Means
  /** Two factors were shown. */
  strong: boolean
  since: Instant
}

/** One of her sessions, as she sees it. Of the device nothing is known, on purpose. */
export interface OwnSession {
  id: string
  means: Means
  since: Instant
  lastSeenAt: Instant
}

export interface Sessions {
  /** Who sends these headers; undefined when nobody is signed in, or not any more. */
  whoIs(headers: Headers): Promise<Presence | undefined>
  /** Opens a session for somebody who has just taken up an invitation, or made her first passkey after that. */
  arrive(headers: Headers, account: string, means: 'invitation' | 'passkey'): Promise<Answer<unknown>>
  signOut(headers: Headers): Promise<Answer<unknown>>
  of(account: string): Promise<OwnSession[]>
  /** Ends one session of this account. */
  end(account: string, session: string): Promise<void>
  /** Ends all but the one that asks. */
  endOthers(account: string, kept: string): Promise<void>
  /** Ends all at once: rights or the password have changed. */
  endAllOf(account: string): Promise<void>
}

interface StoredSession {
  id: string
  token: string
  means: Means
  lastSeenAt: string
  createdAt: Date
}

export function sessionsOf({ api, context }: Auth, clock: Clock): Sessions {
  const { internalAdapter: within, adapter } = context
  const listed = async (account: string): Promise<StoredSession[]> =>
    (await within.listSessions(account)) as unknown as StoredSession[]

  return {
    async whoIs(headers) {
      if (!headers.has('cookie')) return undefined
      const found = await api.getSession({ headers }).catch(unwrapped)
      if (!found) return undefined
      const session = found.session as unknown as StoredSession
      const account = accountFrom(found.user as StoredAccount)
      const now = Date.parse(clock())
      if (account.closedAt !== null || isOver(session, now)) {
        await within.deleteSession(session.token)
        return undefined
      }
      if (Date.parse(session.lastSeenAt) < now - TOUCH_MS)
        await adapter.update({
          model: 'session',
          where: [{ field: 'id', value: session.id }],
          update: { lastSeenAt: clock() },
        })
      const { id, means } = session
      return { session: id, account, means, strong: isStrong(means), since: instant(session.createdAt) }
    },
    arrive: (headers, account, means) =>
      answerOf(api.arrive({ body: { account, means }, headers, asResponse: true })),
    signOut: (headers) => answerOf(api.signOut({ headers, asResponse: true })),
    async of(account) {
      const now = Date.parse(clock())
      return (await listed(account))
        .filter((session) => !isOver(session, now))
        .map(({ id, means, createdAt, lastSeenAt }) => ({
          id,
          means,
          since: instant(createdAt),
          lastSeenAt: lastSeenAt as Instant,
        }))
        .sort((a, b) => (a.lastSeenAt < b.lastSeenAt ? 1 : -1))
    },
    async end(account, session) {
      const found = (await listed(account)).find(({ id }) => id === session)
      if (found) await within.deleteSession(found.token)
    },
    async endOthers(account, kept) {
      for (const { id, token } of await listed(account)) if (id !== kept) await within.deleteSession(token)
    },
    async endAllOf(account) {
      await within.deleteUserSessions(account)
    },
  }
}

/** Too long unused, or older than the absolute limit (ASVS 5.0, 7.3.2). */
const isOver = ({ lastSeenAt, createdAt }: StoredSession, now: number): boolean =>
  Date.parse(lastSeenAt) < now - IDLE_LIMIT_MS || createdAt.getTime() < now - ABSOLUTE_LIMIT_S * 1000

const instant = (date: Date): Instant => date.toISOString() as Instant

/** better-auth wraps what the database threw: a refusal goes on as one. */
function unwrapped(error: Error): never {
  throw error.cause instanceof Refusal ? error.cause : error
}
