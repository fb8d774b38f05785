const GAP = 16

/**
 * Positions for siblings in a given order, from those they have (undefined: new here). As few as possible change: the
 * longest run that stands right stays, the others go between; only where there is no room all are counted anew.
 * @example positionsFor([16, 48, 32]) // [16, 17, 32]: 48 went between
 */
export function positionsFor(now: readonly (number | undefined)[]): number[] {
  const stays = longestRise(now)
  const placed: number[] = []
  for (let i = 0; i < now.length; ) {
    if (stays.has(i)) {
      placed.push(now[i++] as number)
      continue
    }
    let end = i
    while (end < now.length && !stays.has(end)) end++
    const count = end - i
    const before = placed.at(-1)
    const after = now[end]
    if (after === undefined) {
      for (let k = 1; k <= count; k++) placed.push((before ?? 0) + k * GAP)
    } else {
      const low = before ?? after - (count + 1) * GAP
      const step = Math.floor((after - low) / (count + 1))
      if (step < 1) return now.map((_, k) => (k + 1) * GAP)
      for (let k = 1; k <= count; k++) placed.push(low + k * step)
    }
    i = end
  }
  return placed
}

/** The indexes of a longest strictly rising run (patience sorting, n log n). */
function longestRise(values: readonly (number | undefined)[]): Set<number> {
  const tails: number[] = []
  const before: (number | undefined)[] = []
  values.forEach((value, i) => {
    if (value === undefined) return
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((values[tails[middle] as number] as number) < value) low = middle + 1
      else high = middle
    }
    before[i] = low > 0 ? tails[low - 1] : undefined
    tails[low] = i
  })
  const rise = new Set<number>()
  for (let i = tails.at(-1); i !== undefined; i = before[i]) rise.add(i)
  return rise
}
