/** The kinds of addresses that are told apart: what somebody does, never which page, region or language. */
export const ADDRESS_KINDS = [
  'page',
  'search',
  'api',
  'asset',
  'media',
  'offline',
  'back office',
  'other',
] as const
export type AddressKind = (typeof ADDRESS_KINDS)[number]

/**
 * Every label of every metric of ours with every value it can have. Nothing else can be counted under: a path or an
 * address in a label would be a record of who reads what (decision 0012), and a series for each is what fills a disk.
 */
export const LABELS = {
  kind: ADDRESS_KINDS,
  status: ['1xx', '2xx', '3xx', '4xx', '5xx'],
  outcome: ['done', 'refused', 'unavailable', 'failed'],
  state: ['waiting', 'failed'],
} as const satisfies Record<string, readonly string[]>

export type Outcome = (typeof LABELS.outcome)[number]
export type StatusClass = (typeof LABELS.status)[number]

/** 404 -> '4xx'; whatever is no status is a fault. */
export const statusClass = (status: number): StatusClass =>
  LABELS.status[Math.trunc(status / 100) - 1] ?? '5xx'
