import type { DBFieldAttribute } from 'better-auth/db'

/** better-auth's names -> ours. The tables are made by migrations/0002-sign-in.ts; a test compares both. */
const DATES = { createdAt: 'created_at', updatedAt: 'updated_at' }

/**
 * A field of better-auth that has no column here: whatever it is set to is dropped before it reaches the database. So a
 * person's address, browser, picture and foreign tokens cannot be stored by anybody's mistake.
 */
const NOWHERE: DBFieldAttribute = {
  type: 'string',
  required: false,
  input: false,
  returned: false,
  transform: { input: () => undefined, output: () => null },
}
const NOWHERE_DATE: DBFieldAttribute = { ...NOWHERE, type: 'date' }
const OURS = { type: 'string', required: false, input: false } as const

export const ACCOUNTS = {
  modelName: 'accounts',
  fields: { ...DATES, emailVerified: 'email_verified' },
  additionalFields: {
    image: NOWHERE,
    /** The language of her back office; null: the browser's. */
    language: OURS,
    /** Since when it is one of the demo's accounts, whose password everybody knows. */
    demoSince: { ...OURS, fieldName: 'demo_since' },
    closedAt: { ...OURS, fieldName: 'closed_at' },
  },
}

export const SIGN_INS = {
  modelName: 'sign_ins',
  fields: { ...DATES, userId: 'account_id', expiresAt: 'expires_at' },
  additionalFields: {
    ipAddress: NOWHERE,
    userAgent: NOWHERE,
    /** How she showed who she is: see means.ts. */
    means: { ...OURS, required: true },
    lastSeenAt: { ...OURS, required: true, fieldName: 'last_seen_at' },
  },
}

export const CREDENTIALS = {
  modelName: 'credentials',
  fields: { ...DATES, userId: 'account_id', accountId: 'subject', providerId: 'provider' },
  additionalFields: {
    accessToken: NOWHERE,
    refreshToken: NOWHERE,
    idToken: NOWHERE,
    scope: NOWHERE,
    accessTokenExpiresAt: NOWHERE_DATE,
    refreshTokenExpiresAt: NOWHERE_DATE,
  },
}

export const ONE_TIME_VALUES = {
  modelName: 'one_time_values',
  fields: { ...DATES, expiresAt: 'expires_at' },
}

export const SECOND_FACTORS = {
  user: { fields: { twoFactorEnabled: 'second_factor' } },
  twoFactor: {
    modelName: 'second_factors',
    fields: {
      userId: 'account_id',
      backupCodes: 'recovery_codes',
      failedVerificationCount: 'failures',
      lockedUntil: 'locked_until',
    },
  },
}

export const PASSKEYS = {
  passkey: {
    modelName: 'passkeys',
    fields: {
      userId: 'account_id',
      credentialID: 'credential',
      publicKey: 'public_key',
      deviceType: 'device',
      backedUp: 'backed_up',
      aaguid: 'model',
      createdAt: 'created_at',
    },
  },
}

/** Failures by account and nothing else: a table of ours, reached through better-auth's adapter as the others are. */
export const FAILURES = {
  signInFailure: {
    modelName: 'sign_in_failures',
    fields: {
      failures: { type: 'number', required: true },
      lastFailedAt: { type: 'string', required: true, fieldName: 'last_failed_at' },
      /** Of the last code of the app that was right, a keyed hash: each code works once. */
      lastCode: { type: 'string', required: true, fieldName: 'last_code' },
    },
  },
} as const
