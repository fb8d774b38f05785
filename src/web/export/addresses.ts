/** Where a copy keeps what its own script reads, and devices that take it along (src/web/offline/). */
export const SUMMARIES = '/regions/summaries.json'
export const recordAddress = (region: string): string => `/offline/${region}/record.json`
export const partAddress = (hash: string): string => `/parts/${hash}`
