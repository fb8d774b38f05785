import type { Instant } from '../../kernel/instant.ts'
import type { Auth } from './auth.ts'

/** Somebody who works here, as far as signing in goes. */
export interface Account {
  id: string
  name: string
  email: string
  /** The language of her back office; null: the browser's. */
  language: string | null
  /** Whether codes of an app are asked for. */
  hasCodes: boolean
  demoSince: Instant | null
  closedAt: Instant | null
}

export interface NewAccount {
  name: string
  email: string
  language?: string | null
  /** Without one she signs in with a passkey or at the provider. */
  password?: string | undefined
  demoSince?: Instant
}

export interface Accounts {
  byId(id: string): Promise<Account | undefined>
  byEmail(email: string): Promise<Account | undefined>
  /** A new account; the one that is there when somebody with this address has one already. Rights come apart. */
  create(account: NewAccount): Promise<{ id: string; isNew: boolean }>
  change(id: string, facts: { name?: string; language?: string | null }): Promise<void>
  /** Sets a password without asking for the old one: for the demo and the command line. Ends all sessions. */
  setPassword(id: string, password: string): Promise<void>
  /** Ends all sessions and removes everything that opens one. The account itself stays, closed. */
  forgetMeans(id: string): Promise<void>
}

/** better-auth's user with the fields of ours. */
export interface StoredAccount {
  id: string
  name: string
  email: string
  language?: string | null
  twoFactorEnabled?: boolean | null
  demoSince?: string | null
  closedAt?: string | null
}

export const accountFrom = (stored: StoredAccount): Account => ({
  id: stored.id,
  name: stored.name,
  email: stored.email,
  language: stored.language ?? null,
  hasCodes: stored.twoFactorEnabled === true,
  demoSince: (stored.demoSince ?? null) as Instant | null,
  closedAt: (stored.closedAt ?? null) as Instant | null,
})

export function accountsOf({ context }: Auth): Accounts {
  const { internalAdapter: within, adapter, password: hashing } = context
  return {
    async byId(id) {
      const stored = await within.findUserById(id)
      return stored ? accountFrom(stored as StoredAccount) : undefined
    },
    async byEmail(email) {
      const found = await within.findUserByEmail(email.trim().toLowerCase())
      return found ? accountFrom(found.user as StoredAccount) : undefined
    },
    async create({ name, email, language = null, password, demoSince }) {
      const there = await within.findUserByEmail(email.trim().toLowerCase())
      if (there) return { id: there.user.id, isNew: false }
      // Hashed first: between the account and its password nothing may take long.
      const hash = password === undefined ? undefined : await hashing.hash(password)
      const facts = { name: name.trim(), email: email.trim(), emailVerified: true, language }
      const { id } = await within.createUser(
        { ...facts, ...(demoSince && { demoSince }) },
        { method: 'admin' },
      )
      if (hash)
        await within.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash })
      return { id, isNew: true }
    },
    async change(id, facts) {
      await within.updateUser(id, facts)
    },
    async setPassword(id, password) {
      const hash = await hashing.hash(password)
      await within.deleteUserSessions(id)
      if (await within.findCredentialAccount(id)) await within.updatePassword(id, hash)
      else await within.linkAccount({ userId: id, providerId: 'credential', accountId: id, password: hash })
    },
    async forgetMeans(id) {
      await within.deleteUserSessions(id)
      const hers = [{ field: 'userId', value: id }]
      for (const model of ['account', 'passkey', 'twoFactor'])
        await adapter.deleteMany({ model, where: hers })
      await within.updateUser(id, { twoFactorEnabled: false })
    },
  }
}
