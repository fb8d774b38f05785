/**
 * How somebody showed who she is. `invitation` is the time after she took up an invitation; it and `password` are one
 * factor, the others are two: a passkey asks the device and its owner, and a provider answers for its own rules.
 */
export type Means = 'invitation' | 'password' | 'code' | 'recovery code' | 'passkey' | 'provider'

const BY_PATH: Readonly<Record<string, Means>> = {
  '/sign-in/email': 'password',
  '/two-factor/disable': 'password',
  '/two-factor/verify-totp': 'code',
  '/two-factor/verify-backup-code': 'recovery code',
  '/passkey/verify-authentication': 'passkey',
  '/callback/:id': 'provider',
}

/** The means that belong to better-auth's endpoint which opens a session; one that only renews it keeps what it had. */
export const meansBy = (path: string | undefined, before: Means = 'invitation'): Means =>
  BY_PATH[path ?? ''] ?? before

/** Whether two factors were shown. */
export const isStrong = (means: Means): boolean => means !== 'password' && means !== 'invitation'
