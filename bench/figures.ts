/**
 * The value below which a share of them lies (nearest rank). NaN of nothing.
 * @example percentile(latencies, 0.99)
 */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)
export const largest = (values: readonly number[]): number => percentile(values, 1)

/** A figure as people read it: three digits that mean something. */
export function short(value: number): string {
  if (!Number.isFinite(value)) return '-'
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2
  return value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
}

export const ms = (value: number): string => `${short(value)} ms`
export const seconds = (milliseconds: number): string => `${short(milliseconds / 1000)} s`
export const kB = (bytes: number): string => `${short(bytes / 1000)} kB`
export const MB = (bytes: number): string => `${short(bytes / 1e6)} MB`
