import { join, resolve } from 'node:path'
import { z } from 'zod'
import { isSmtpUrl, type MailSettings, parseSender } from './platform/mail/settings.ts'
import { isKeyPair } from './platform/push/keys.ts'

/** Every setting: its form, its default, and what it is for. docs/guides/settings.md is made from this list. */
export const SETTINGS = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(4000).describe('the port to serve on'),
  HOST: z
    .string()
    .default('0.0.0.0')
    .describe('the address to listen on; behind a proxy on the same machine `127.0.0.1`'),
  ANKERPLATZ_DATA: z
    .string()
    .default('./var')
    .describe('the folder for the database (SQLite), editions and media; relative to where it is started'),
  ANKERPLATZ_URL: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'the address under which people reach the site, for links in APIs, sitemaps, previews and mails; with `https:` ' +
        'it also turns on HSTS; without it `http://localhost:<PORT>`',
    ),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional()
    .describe('`postgres://...` for PostgreSQL; without it, SQLite in the data folder'),
  DATABASE_TIMEOUT: z.coerce
    .number()
    .int()
    .min(1)
    .max(3600)
    .default(20)
    .describe(
      'seconds that PostgreSQL may take for one query, or to give a lock, before nothing can be saved; from 1 to 3600',
    ),
  ANKERPLATZ_DEMO: z
    .enum(['on', 'off'])
    .default('on')
    .describe('`on` or `off`: put in the demo county when there is no region'),
  ANKERPLATZ_MEMORY: z.coerce
    .number()
    .int()
    .min(16)
    .max(65536)
    .default(128)
    .describe('megabytes for pages ready to send and parts of editions, half each; from 16 to 65536'),
  LOG_LEVEL: z
    .enum(['debug', 'info', 'warn', 'error', 'silent'])
    .default('warn')
    .describe('`debug`, `info`, `warn`, `error` or `silent`'),
  METRICS_PORT: z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .optional()
    .describe('a second port, for `/metrics` and nothing else; without it there are no metrics'),
  METRICS_HOST: z
    .string()
    .default('127.0.0.1')
    .describe('the address that the metrics are on; the proxy in front must not reach it'),
  SMTP_URL: z
    .string()
    .refine(isSmtpUrl, 'must be smtp://... or smtps://..., and have no password with ?tls=off')
    .optional()
    .describe(
      'the mail server: `smtps://name:password@host`, or `smtp://` with STARTTLS, which is required unless the host is ' +
        'this machine or `?tls=off` is added; without it no mail is sent',
    ),
  MAIL_FROM: z
    .string()
    .refine((text) => parseSender(text) !== undefined, 'must be an address, or a name and <an address>')
    .optional()
    .describe('who mails come from: `Ankerplatz <guide@example.org>`; needed with SMTP_URL'),
  VAPID_PUBLIC_KEY: z
    .string()
    .optional()
    .describe('the public key for push messages, base64url (P-256); nothing is pushed yet'),
  VAPID_PRIVATE_KEY: z.string().optional().describe('the private key that belongs to it'),
  VAPID_SUBJECT: z
    .string()
    .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/, 'must be a mailto: or https: address')
    .optional()
    .describe('whom a push service may write to: `mailto:guide@example.org` (RFC 8292)'),
  OIDC_ISSUER: z
    .url({ protocol: /^https?$/ })
    .optional()
    .describe(
      'sign-in at a provider of your own (OpenID Connect): its issuer, for example `https://login.example.org/realms/kreis`; ' +
        'only who has been invited comes in',
    ),
  OIDC_CLIENT_ID: z.string().optional().describe('what the provider calls this installation'),
  OIDC_CLIENT_SECRET: z.string().optional().describe('the secret that belongs to it'),
  OIDC_NAME: z
    .string()
    .default('Single Sign-on')
    .describe('the name of the provider, as people know it; it stands on the button'),
})

type Settings = z.infer<typeof SETTINGS>

export interface Config {
  port: number
  host: string
  data: string
  shelf: string
  media: string
  database: { url: string | undefined; file: string; timeoutMs: number }
  publicUrl: string
  demo: boolean
  /** Bytes. */
  memory: number
  logLevel: string
  /** Where the metrics are; null: nowhere. */
  metrics: { host: string; port: number } | null
  mail: MailSettings | null
  /** Keys for push messages (VAPID, RFC 8292). */
  push: { publicKey: string; privateKey: string; subject: string } | null
  /** Sign-in at a provider (OpenID Connect). */
  provider: { issuer: string; clientId: string; clientSecret: string; name: string } | null
}

/** Nothing but another environment helps. */
export class WrongSettings extends Error {
  override readonly name = 'WrongSettings'
}

/**
 * Every setting of the house, from the environment. Throws one error, WrongSettings, that lists all faults together.
 * @example readConfig(process.env)
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = SETTINGS.safeParse(given)
  const faults = [
    ...(parsed.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]),
    ...faultsTogether(given),
  ]
  if (!parsed.success || faults.length > 0) {
    const lines = faults.map(([name, what]) => `  ${name}: ${what}`)
    throw new WrongSettings(`These settings are not right:\n${lines.join('\n')}`)
  }
  const values = parsed.data
  const data = resolve(values.ANKERPLATZ_DATA)
  return {
    port: values.PORT,
    host: values.HOST,
    data,
    shelf: join(data, 'editions'),
    media: join(data, 'media'),
    database: {
      url: values.DATABASE_URL,
      file: join(data, 'ankerplatz.sqlite'),
      timeoutMs: values.DATABASE_TIMEOUT * 1000,
    },
    publicUrl: (values.ANKERPLATZ_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    demo: values.ANKERPLATZ_DEMO === 'on',
    memory: values.ANKERPLATZ_MEMORY * 2 ** 20,
    logLevel: values.LOG_LEVEL,
    metrics:
      values.METRICS_PORT === undefined ? null : { host: values.METRICS_HOST, port: values.METRICS_PORT },
    mail: values.SMTP_URL && values.MAIL_FROM ? { url: values.SMTP_URL, from: values.MAIL_FROM } : null,
    push: pushOf(values),
    provider: providerOf(values),
  }
}

const PROVIDER_SETTINGS = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
const PUSH = ['VAPID_PUBLIC_KEY', 'VAPID_PRIVATE_KEY', 'VAPID_SUBJECT'] as const

/** What is right by itself and wrong beside the others: [setting, what]. Values are not repeated: some are secret. */
function faultsTogether(given: Record<string, string | undefined>): [string, string][] {
  const faults: [string, string][] = []
  if (given.SMTP_URL && !given.MAIL_FROM) faults.push(['MAIL_FROM', 'is needed with SMTP_URL'])
  if (given.MAIL_FROM && !given.SMTP_URL) faults.push(['SMTP_URL', 'is needed with MAIL_FROM'])
  const port = given.PORT ?? '4000'
  if (port !== '0' && given.METRICS_PORT === port)
    faults.push(['METRICS_PORT', 'must be another than PORT: the proxy in front would show the metrics'])
  faults.push(...allOrNone(PUSH, given), ...allOrNone(PROVIDER_SETTINGS, given))
  const { VAPID_PUBLIC_KEY: open, VAPID_PRIVATE_KEY: secret } = given
  if (open && secret && !isKeyPair(open, secret))
    faults.push(['VAPID_PRIVATE_KEY', 'does not belong to VAPID_PUBLIC_KEY, or one of them is no key'])
  return faults
}

/** Settings that mean nothing without one another. */
function allOrNone(names: readonly string[], given: Record<string, string | undefined>): [string, string][] {
  const missing = names.filter((name) => !given[name])
  if (missing.length === names.length) return []
  return missing.map((name) => [name, `is needed: ${names.join(', ')} go together`])
}

function pushOf({ VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT }: Settings): Config['push'] {
  if (!VAPID_PUBLIC_KEY || !VAPID_PRIVATE_KEY || !VAPID_SUBJECT) return null
  return { publicKey: VAPID_PUBLIC_KEY, privateKey: VAPID_PRIVATE_KEY, subject: VAPID_SUBJECT }
}

function providerOf(values: Settings): Config['provider'] {
  const {
    OIDC_ISSUER: issuer,
    OIDC_CLIENT_ID: clientId,
    OIDC_CLIENT_SECRET: clientSecret,
    OIDC_NAME: name,
  } = values
  return issuer && clientId && clientSecret ? { issuer, clientId, clientSecret, name } : null
}
