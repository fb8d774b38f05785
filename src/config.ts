import { join, resolve } from 'node:path'
import { z } from 'zod'

const settings = z.object({
  /** The port to serve on. */
  PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  /** The address to listen on. Behind a proxy on the same machine: 127.0.0.1. */
  HOST: z.string().default('0.0.0.0'),
  /** The folder for the database (SQLite), editions and media. */
  ANKERPLATZ_DATA: z.string().default('./var'),
  /** The address under which people reach the site, for links in APIs, sitemaps and mails. */
  ANKERPLATZ_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** postgres://... for PostgreSQL; without it, SQLite in the data folder. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  /** Put in the demo county on the first start: on or off. */
  ANKERPLATZ_DEMO: z.enum(['on', 'off']).default('on'),
  /** Megabytes of memory for pages ready to send and parts of editions. */
  ANKERPLATZ_MEMORY: z.coerce.number().int().min(16).max(65536).default(128),
  /** How much to log: debug, info, warn, error or silent. */
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('warn'),
})

export interface Config {
  port: number
  host: string
  data: string
  shelf: string
  media: string
  database: { url: string | undefined; file: string }
  publicUrl: string
  demo: boolean
  memory: number
  logLevel: string
}

/**
 * Every setting of the house, from the environment. Throws one error that lists all faults together.
 * @example readConfig(process.env)
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const parsed = settings.safeParse(given)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`These settings are not right:\n${faults.join('\n')}`)
  }
  const values = parsed.data
  const data = resolve(values.ANKERPLATZ_DATA)
  return {
    port: values.PORT,
    host: values.HOST,
    data,
    shelf: join(data, 'editions'),
    media: join(data, 'media'),
    database: { url: values.DATABASE_URL, file: join(data, 'ankerplatz.sqlite') },
    publicUrl: (values.ANKERPLATZ_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, ''),
    demo: values.ANKERPLATZ_DEMO === 'on',
    memory: values.ANKERPLATZ_MEMORY * 2 ** 20,
    logLevel: values.LOG_LEVEL,
  }
}
