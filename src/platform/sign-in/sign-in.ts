import { type Accounts, accountsOf } from './accounts.ts'
import { openAuth } from './auth.ts'
import type { SignInParts } from './options.ts'
import { type Passkeys, passkeysOf } from './passkeys.ts'
import { type PasswordSignIn, passwordSignIn } from './password-sign-in.ts'
import { type ProviderSignIn, providerSignIn } from './provider-sign-in.ts'
import { type SecondFactor, secondFactorOf } from './second-factor.ts'
import { type Sessions, sessionsOf } from './sessions.ts'

/** Who is it? Everything about signing in, over better-auth. What she may is not decided here. */
export interface SignIn {
  accounts: Accounts
  sessions: Sessions
  password: PasswordSignIn
  secondFactor: SecondFactor
  passkeys: Passkeys
  provider: ProviderSignIn
}

/**
 * Opens the door for those who work here.
 * @example const signIn = await openSignIn({ database, clock, log, secret: await secretIn(data), publicUrl, isInvited })
 */
export async function openSignIn(parts: SignInParts): Promise<SignIn> {
  const auth = await openAuth(parts)
  const accounts = accountsOf(auth)
  return {
    accounts,
    sessions: sessionsOf(auth, parts.clock),
    password: passwordSignIn(auth, parts.clock),
    secondFactor: secondFactorOf(auth, parts.clock),
    passkeys: passkeysOf(auth),
    provider: providerSignIn(auth, parts.provider),
  }
}
