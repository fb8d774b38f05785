/** What a run measured, for whoever reads its log. */
export const tell = (text: string): void => void process.stderr.write(`note: ${text}\n`)

/**
 * Milliseconds as words.
 * @example spread([3, 1, 2]) // '1 to 3 ms, half within 2 ms'
 */
export function spread(times: readonly number[]): string {
  const sorted = [...times].sort((a, b) => a - b).map(Math.round)
  return `${sorted[0]} to ${sorted.at(-1)} ms, half within ${sorted[Math.floor(sorted.length / 2)]} ms`
}
