import { randomBytes } from 'node:crypto'
import { link, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

/**
 * The installation's secret: it signs cookies and encrypts the keys of second factors. It lies beside the database and not
 * in it, so that a stolen database opens no session. Made at the first use; when two begin at once, the first one's counts.
 * Throws when the folder cannot be written or the file is not whole.
 * @example await secretIn('var')
 */
export async function secretIn(folder: string): Promise<string> {
  const path = join(folder, 'secret')
  const known = await readFile(path, 'utf8').catch(missing)
  if (known === undefined) await make(path)
  const secret = known ?? (await readFile(path, 'utf8'))
  if (!/^[0-9a-f]{64}$/.test(secret))
    throw new Error(
      `${path} is not whole. Put it back from a backup, or remove it: then all sign in anew and set up their codes anew.`,
    )
  return secret
}

/** Written beside and linked: a link fails where a file is already, and is never half there. */
async function make(path: string): Promise<void> {
  const beside = `${path}.${randomBytes(6).toString('hex')}.part`
  try {
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(randomBytes(32).toString('hex'))
      await file.sync()
    } finally {
      await file.close()
    }
    await link(beside, path).catch((error) => {
      if (error.code !== 'EEXIST') throw error
    })
  } finally {
    await rm(beside, { force: true })
  }
}

function missing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}
