import { passkey } from '@better-auth/passkey'
import { APIError, type BetterAuthOptions } from 'better-auth'
import { genericOAuth, twoFactor } from 'better-auth/plugins'
import { newId } from '../../kernel/id.ts'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/database.ts'
import type { Log } from '../log/log.ts'
import { adapterOver } from './adapter.ts'
import { hashPassword, isPassword } from './argon2.ts'
import { arrival } from './arrival.ts'
import { type Means, meansBy } from './means.ts'
import { LONGEST_PASSWORD, SHORTEST_PASSWORD } from './passwords.ts'
import * as tables from './tables.ts'

export const ABSOLUTE_LIMIT_S = 7 * 24 * 3600
/** A reset link, by mail or from the command line. */
export const RESET_LINK_S = 3600
/** Before a new passkey is taken, she must have signed in within this time. */
const FRESH_S = 3600

/** Sign-in at a provider of the operator's: OpenID Connect, found by its issuer. */
export interface Provider {
  issuer: string
  clientId: string
  clientSecret: string
  /** As people know it: 'Landratsamt'. */
  name: string
}

export interface SignInParts {
  database: Database
  clock: Clock
  log: Log
  secret: string
  /** 'https://guide.example' */
  publicUrl: string
  provider?: Provider | undefined
  /** Whether somebody with this address, shown by the provider, was invited and has no account yet. */
  isInvited(email: string): Promise<boolean>
}

export const PROVIDER = 'provider'

/** better-auth as this house uses it. What it stores is in tables.ts, what it may send is nothing: mails are ours. */
export function optionsFor(parts: SignInParts) {
  const { database, clock, log, secret, publicUrl, provider } = parts
  const { protocol, hostname, origin } = new URL(publicUrl)
  const secure = protocol === 'https:'
  return {
    appName: 'Ankerplatz',
    baseURL: origin,
    basePath: '/backoffice/auth',
    secret,
    database: adapterOver(database),
    telemetry: { enabled: false },
    rateLimit: { enabled: false },
    logger: {
      level: 'error',
      log: (level, message) => {
        if (level === 'error') log.warn({ event: 'sign-in.fault', fault: message })
      },
    },
    advanced: {
      // Its own prefix would be __Secure-; __Host- also forbids other hosts of the domain to set it (RFC 6265bis, 4.1.3.2).
      useSecureCookies: false,
      cookiePrefix: secure ? '__Host-ankerplatz' : 'ankerplatz',
      defaultCookieAttributes: {
        secure,
        httpOnly: true,
        sameSite: 'lax',
        path: secure ? '/' : '/backoffice',
      },
      ipAddress: { disableIpTracking: true },
      database: { validateSchema: false, generateId: () => newId() },
    },
    user: tables.ACCOUNTS,
    session: {
      ...tables.SIGN_INS,
      expiresIn: ABSOLUTE_LIMIT_S,
      disableSessionRefresh: true,
      freshAge: FRESH_S,
    },
    account: {
      ...tables.CREDENTIALS,
      updateAccountOnSignIn: false,
      accountLinking: { enabled: true, trustedProviders: [] },
    },
    verification: { ...tables.ONE_TIME_VALUES, storeIdentifier: 'hashed' },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: SHORTEST_PASSWORD,
      maxPasswordLength: LONGEST_PASSWORD,
      revokeSessionsOnPasswordReset: true,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    databaseHooks: {
      user: {
        create: {
          /** Our own code makes accounts without an endpoint; at the provider only who was invited gets one. */
          async before({ email, emailVerified }, context) {
            if (!context) return undefined
            return emailVerified && (await parts.isInvited(email)) ? undefined : false
          },
        },
      },
      session: {
        create: {
          async before(session, context) {
            const before = (context?.context.session?.session as { means?: Means } | undefined)?.means
            const { means = before } = session as { means?: Means }
            return {
              data: {
                ...session,
                means: meansBy(context?.path, means),
                lastSeenAt: clock(),
              },
            }
          },
        },
      },
    },
    plugins: [
      arrival,
      twoFactor({ issuer: 'Ankerplatz', schema: tables.SECOND_FACTORS }),
      passkey({
        rpID: hostname,
        rpName: 'Ankerplatz',
        origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        schema: tables.PASSKEYS,
        advanced: { webAuthnChallengeCookie: 'passkey' },
        registration: {
          afterVerification: ({ verification }) => verified(verification.registrationInfo?.userVerified),
        },
        authentication: {
          afterVerification: ({ verification }) => verified(verification.authenticationInfo.userVerified),
        },
      }),
      ...(provider ? [providerPlugin(provider)] : []),
    ],
  } satisfies BetterAuthOptions
}

/** A passkey counts as two factors only when the device has asked for its owner (PIN, finger, face). */
function verified(said: boolean | undefined): void {
  if (!said)
    throw new APIError('UNAUTHORIZED', {
      code: 'NOT_VERIFIED',
      message: 'The device did not ask who you are.',
    })
}

const providerPlugin = ({ issuer, clientId, clientSecret, name }: Provider) =>
  genericOAuth({
    config: [
      {
        providerId: PROVIDER,
        name,
        discoveryUrl: `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        scopes: ['openid', 'email', 'profile'],
        pkce: true,
        requireIdTokenVerification: true,
      },
    ],
  })
