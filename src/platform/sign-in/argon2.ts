import { type Argon2Parameters, argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

/**
 * Argon2id with what OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane. A hash says its own
 * parameters (the PHC string format), so that they may be raised without losing anybody.
 */
const NOW = { memory: 19_456, passes: 2, parallelism: 1 }
const TAG_BYTES = 32
const SALT_BYTES = 16
/** Hashes made at the same time: each takes 19 MiB and a core, and a flood of guesses must not take them all. */
const AT_ONCE = 2
/** Who waits longer than this many others is told to come again. */
const LONGEST_QUEUE = 40

const derive = promisify(argon2) as (kind: 'argon2id', parameters: Argon2Parameters) => Promise<Buffer>
let running = 0
const waiting: (() => void)[] = []

/** Too many people sign in at the same moment. */
export class Crowded extends Error {
  override readonly name = 'Crowded'
}

/**
 * A password as it is stored. Throws Crowded when too many wait already.
 * @example await hashPassword('vier Boote am Steg') // '$argon2id$v=19$m=19456,t=2,p=1$…$…'
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES)
  const tag = await derived(password, salt, NOW)
  const { memory, passes, parallelism } = NOW
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${unpadded(salt)}$${unpadded(tag)}`
}

/**
 * Whether a password is the one that a hash was made of; false also for what is no hash. Throws Crowded.
 * @example await isPassword(hash, 'vier Boote am Steg')
 */
export async function isPassword(hash: string, password: string): Promise<boolean> {
  const found = /^\$argon2id\$v=19\$m=(\d{1,6}),t=(\d{1,2}),p=(\d)\$([\w+/]+)\$([\w+/]+)$/.exec(hash)
  if (!found) return false
  const [, memory, passes, parallelism, salt = '', tag = ''] = found
  const expected = Buffer.from(tag, 'base64')
  const given = await derived(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    parallelism: Number(parallelism),
  })
  return given.length === expected.length && timingSafeEqual(given, expected)
}

async function derived(password: string, nonce: Buffer, parameters: typeof NOW): Promise<Buffer> {
  await turn()
  try {
    // The same letters typed on two keyboards may be different code points: NFKC (NIST SP 800-63B, section 3.1.1.2).
    return await derive('argon2id', {
      message: password.normalize('NFKC'),
      nonce,
      tagLength: TAG_BYTES,
      ...parameters,
    })
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running--
  }
}

function turn(): Promise<void> | undefined {
  if (running < AT_ONCE) {
    running++
    return undefined
  }
  if (waiting.length >= LONGEST_QUEUE) throw new Crowded('too many people sign in at this moment')
  return new Promise((resolve) => waiting.push(resolve))
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replace(/=+$/, '')
