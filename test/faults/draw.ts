import { createHash } from 'node:crypto'

/** How often a fault is tried: few times each day, many times with LONG=1. */
export const times = (short: number, long: number): number => (process.env.LONG ? long : short)

/** The same SEED draws the same instants again, as far as another run's time is the same. */
const seed = process.env.SEED ?? String(Date.now())

/**
 * Numbers from 0 to below 1 in an order that the seed and the name fix. It says which seed that is.
 * @example const random = draw('kill'); await sleep(random() * 500)
 */
export function draw(name: string): () => number {
  process.stderr.write(`note: ${name} drew its lots with SEED=${seed}\n`)
  let drawn = 0
  return () => createHash('sha256').update(`${seed}/${name}/${drawn++}`).digest().readUInt32BE() / 2 ** 32
}
