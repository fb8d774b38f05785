/** Numbers between 0 and 1 that look random and are the same each time for the same seed (mulberry32). */
export type Random = () => number

/**
 * @example const random = seeded(7)
 */
export function seeded(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** One of them. Throws when there is none. */
export function pick<T>(random: Random, among: readonly T[]): T {
  const chosen = among[Math.floor(random() * among.length)]
  if (chosen === undefined) throw new Error('nothing to pick from')
  return chosen
}

/**
 * How readers choose: the page in place n is read 1/n times as often as the first (Zipf's law, exponent 1).
 * @example const next = zipf(random, 200) // next() answers 0 most often
 */
export function zipf(random: Random, count: number): () => number {
  let sum = 0
  const upTo = Array.from({ length: count }, (_, i) => {
    sum += 1 / (i + 1)
    return sum
  })
  return () => {
    const at = random() * sum
    let [low, high] = [0, count - 1]
    while (low < high) {
      const middle = (low + high) >> 1
      if ((upTo[middle] as number) < at) low = middle + 1
      else high = middle
    }
    return low
  }
}
