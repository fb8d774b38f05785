import { createHmac } from 'node:crypto'
import { symmetricDecrypt } from 'better-auth/crypto'
import { Refusal } from '../../kernel/refusal.ts'
import type { Clock } from '../clock/clock.ts'
import { type Answer, type Auth, answerOf, withCookies } from './auth.ts'

/** What an app needs to make codes: as an address for its camera, and as letters to type. */
export interface CodeKey {
  uri: string
  letters: string
}

export type CodeOutcome = { cookies: readonly string[]; said: 'in' | 'wrong' | 'locked' | 'over' }

export interface SecondFactor {
  /** A code of the app: at sign-in after the password, or to finish setting it up. Each code works once. */
  code(headers: Headers, code: string): Promise<CodeOutcome>
  /** A recovery code instead: works once. */
  recoveryCode(headers: Headers, code: string): Promise<CodeOutcome>
  /** Begins to set up an app; until a first code is right, nothing is asked. `cookies` are those of a session that has just begun. False: the password is not right. */
  begin(headers: Headers, password: string, cookies?: readonly string[]): Promise<boolean>
  /** The key that waits for its first code; undefined when none does. */
  waiting(account: string): Promise<CodeKey | undefined>
  /** All recovery codes that are left. */
  recoveryCodes(account: string): Promise<string[]>
  /** Ten new ones; the old ones are void. False: the password is not right. */
  renewRecoveryCodes(headers: Headers, password: string): Promise<boolean>
  /** Asks for no codes any more. The session counts as one factor from now on. */
  stop(headers: Headers, password: string): Promise<Answer<unknown>>
}

const FAILURES = 'signInFailure'

interface StoredFactor {
  secret: string
  verified: boolean
}

export function secondFactorOf({ api, context }: Auth, clock: Clock): SecondFactor {
  const { adapter, secret, secretConfig } = context

  return {
    async code(headers, code) {
      const digits = code.replace(/\s/g, '')
      const answer = await answerOf<{ token: string; user: { id: string } }>(
        api.verifyTOTP({ body: { code: digits }, headers, asResponse: true }),
      )
      if (!answer.ok || (await isNew(answer.body.user.id, digits))) return outcomeOf(answer)
      await context.internalAdapter.deleteSession(answer.body.token)
      return { said: 'wrong', cookies: [] }
    },
    async recoveryCode(headers, code) {
      const body = { code: code.trim() }
      return outcomeOf(await answerOf(api.verifyBackupCode({ body, headers, asResponse: true })))
    },
    async begin(sent, password, cookies = []) {
      const headers = withCookies(sent, cookies)
      const asked = api.enableTwoFactor({ body: { password, method: 'totp' }, headers, asResponse: true })
      return (await answerOf(asked)).ok
    },
    async waiting(account) {
      const factor = await factorOf(account)
      const user = await context.internalAdapter.findUserById(account)
      if (!factor || factor.verified || !user) return undefined
      const key = await symmetricDecrypt({ key: secretConfig, data: factor.secret })
      const letters = base32(new TextEncoder().encode(key))
      const label = encodeURIComponent(`Ankerplatz:${user.email}`)
      return { letters, uri: `otpauth://totp/${label}?secret=${letters}&issuer=Ankerplatz` }
    },
    async recoveryCodes(account) {
      return (await api.viewBackupCodes({ body: { userId: account } })).backupCodes
    },
    async renewRecoveryCodes(headers, password) {
      const asked = api.generateBackupCodes({ body: { password }, headers, asResponse: true })
      return (await answerOf(asked)).ok
    },
    stop: (headers, password) =>
      answerOf(api.disableTwoFactor({ body: { password }, headers, asResponse: true })),
  }

  function factorOf(account: string): Promise<StoredFactor | null> {
    return adapter.findOne<StoredFactor>({ model: 'twoFactor', where: [{ field: 'userId', value: account }] })
  }

  /** Remembers the last code of an account, and says whether this is another one (ASVS 5.0, 6.5.1): asked and written at once. */
  async function isNew(account: string, code: string): Promise<boolean> {
    const lastCode = createHmac('sha256', secret).update(`${account} ${code}`).digest('base64url')
    const hers = { field: 'id', value: account }
    if (!(await adapter.findOne({ model: FAILURES, where: [hers] }))) {
      const data = { id: account, failures: 0, lastFailedAt: clock(), lastCode: '' }
      await adapter.create({ model: FAILURES, data, forceAllowId: true }).catch(isThere)
    }
    const where = [hers, { field: 'lastCode', value: lastCode, operator: 'ne' as const }]
    return (await adapter.updateMany({ model: FAILURES, where, update: { lastCode } })) === 1
  }
}

/** Another request was faster. */
function isThere(error: unknown): void {
  if (!(error instanceof Refusal && error.code === 'taken')) throw error
}

function outcomeOf(answer: Answer<unknown>): CodeOutcome {
  const { cookies } = answer
  if (answer.ok) return { said: 'in', cookies }
  if (/LOCKED/.test(answer.code)) return { said: 'locked', cookies }
  if (/INVALID_TWO_FACTOR_COOKIE|TOO_MANY/.test(answer.code)) return { said: 'over', cookies }
  return { said: 'wrong', cookies }
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'

/** RFC 4648, section 6, without padding: what apps expect. */
function base32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => ALPHABET[Number.parseInt(five.padEnd(5, '0'), 2)])
    .join('')
}
