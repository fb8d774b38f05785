import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeDurably } from './durable.ts'

/**
 * What tells this data folder from every other: a number by chance, made once. `/health` says it, so that one can see
 * whether the public address leads here. It is no secret and means nothing.
 */
export async function installationId(data: string): Promise<string> {
  const known = await readInstallationId(data)
  if (known) return known
  const fresh = randomUUID()
  await writeDurably(join(data, 'installation'), `${fresh}\n`)
  return fresh
}

/** The same, without making one; null when nothing was started here yet. */
export async function readInstallationId(data: string): Promise<string | null> {
  const text = await readFile(join(data, 'installation'), 'utf8').catch(() => '')
  return /^[0-9a-f-]{36}$/.test(text.trim()) ? text.trim() : null
}
