import type { Clock } from '../clock/clock.ts'
import { Crowded } from './argon2.ts'
import { type Auth, answerOf } from './auth.ts'
import { RESET_LINK_S } from './options.ts'
import { createPauses, type Failures } from './pauses.ts'

/** What came of a password. Wrong and unknown are the same, in words and in time. */
export type PasswordOutcome = { cookies: readonly string[] } & (
  | { said: 'in'; account: string }
  | { said: 'code wanted' }
  | { said: 'wrong' }
  | { said: 'pause'; waitMs: number }
  | { said: 'crowded' }
)

export interface PasswordSignIn {
  signIn(headers: Headers, given: { email: string; password: string }): Promise<PasswordOutcome>
  /** Changes it and renews the session; all others end. False: the old one is not right. */
  change(
    headers: Headers,
    given: { current: string; next: string },
  ): Promise<{ ok: boolean; cookies: readonly string[] }>
  /** Whether this account has one at all. */
  has(account: string): Promise<boolean>
  /** Whether a link was asked for within the last five minutes: nobody fills somebody's letter box. Asking counts. */
  asksTooOften(account: string): boolean
  /** A word for a link with which a new password can be set, once, within an hour. */
  resetToken(account: string): Promise<string>
  /** Whose a reset link is; undefined when it was used or is over. */
  resetBy(token: string): Promise<string | undefined>
  /** Sets a new one by such a link, and ends all sessions. False: the link was used or is over. */
  reset(token: string, password: string): Promise<boolean>
}

interface StoredFailures {
  id: string
  failures: number
  lastFailedAt: string
}

const FAILURES = 'signInFailure'
const RESET = 'reset-password:'
const BETWEEN_LINKS_MS = 5 * 60_000

export function passwordSignIn({ api, context }: Auth, clock: Clock): PasswordSignIn {
  const { adapter, internalAdapter: within } = context
  const pauses = createPauses(clock)
  const asked = new Map<string, number>()

  return {
    async signIn(headers, { email, password }) {
      // Known and unknown accounts take the same way: two look-ups, one hash, and nothing is waited for afterwards.
      const account = (await within.findUserByEmail(email.trim().toLowerCase()))?.user.id
      const failures = await failuresOf(account ?? 'nobody')
      if (!pauses.knows(email)) pauses.recall(email, failures)
      const waitMs = pauses.ask(email)
      if (waitMs > 0) return { said: 'pause', waitMs, cookies: [] }
      const answer = await attempt(headers, email, password)
      if (answer === 'crowded') return { said: 'crowded', cookies: [] }
      if (!answer.ok) {
        if (account) recordFailure(account, failures.count)
        return { said: 'wrong', cookies: [] }
      }
      pauses.succeeded(email)
      if (account && failures.count > 0) forget(account)
      const { cookies, body } = answer
      if ('twoFactorRedirect' in body) return { said: 'code wanted', cookies }
      return { said: 'in', account: account ?? '', cookies }
    },
    async change(headers, { current, next }) {
      const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
      const { ok, cookies } = await answerOf(api.changePassword({ body, headers, asResponse: true }))
      return { ok, cookies }
    },
    async has(account) {
      return Boolean((await within.findCredentialAccount(account))?.password)
    },
    asksTooOften(account) {
      const now = Date.parse(clock())
      for (const [id, at] of asked) if (at < now - BETWEEN_LINKS_MS) asked.delete(id)
      if (asked.has(account)) return true
      asked.set(account, now)
      return false
    },
    async resetToken(account) {
      const token = Buffer.from(crypto.getRandomValues(new Uint8Array(24))).toString('base64url')
      const expiresAt = new Date(Date.now() + RESET_LINK_S * 1000)
      await within.createVerificationValue({ identifier: `${RESET}${token}`, value: account, expiresAt })
      return token
    },
    async resetBy(token) {
      const found = await within.findVerificationValue(`${RESET}${token}`)
      return found && found.expiresAt > new Date() ? found.value : undefined
    },
    async reset(token, password) {
      const body = { token, newPassword: password }
      return (await answerOf(api.resetPassword({ body, asResponse: true }))).ok
    },
  }

  async function attempt(headers: Headers, email: string, password: string) {
    try {
      const body = { email: email.trim(), password }
      return await answerOf<{ token: string } | { twoFactorRedirect: true }>(
        api.signInEmail({ body, headers, asResponse: true }),
      )
    } catch (error) {
      if (error instanceof Crowded) return 'crowded' as const
      throw error
    }
  }

  async function failuresOf(account: string): Promise<Failures> {
    const where = [{ field: 'id', value: account }]
    const row = await adapter.findOne<StoredFailures>({ model: FAILURES, where })
    return row
      ? { count: row.failures, lastAt: Date.parse(row.lastFailedAt) }
      : { count: 0, lastAt: Date.parse(clock()) }
  }

  /** Not waited for: writing takes time that an account which does not exist would not take. */
  function recordFailure(account: string, before: number): void {
    const where = [{ field: 'id', value: account }]
    const facts = { lastFailedAt: clock() }
    const written =
      before > 0
        ? adapter.incrementOne({ model: FAILURES, where, increment: { failures: 1 }, set: facts })
        : adapter.create({
            model: FAILURES,
            data: { id: account, failures: 1, lastCode: '', ...facts },
            forceAllowId: true,
          })
    // Two first failures at the same moment: one row is enough. The count in memory has both.
    written.catch(() => {})
  }

  function forget(account: string): void {
    const where = [{ field: 'id', value: account }]
    adapter.update({ model: FAILURES, where, update: { failures: 0 } }).catch(() => {})
  }
}
