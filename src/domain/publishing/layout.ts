import { join } from 'node:path'

// To raise it: public.ts, where the worker on a telephone reads it too.
export { COMPILER_REVISION } from './public.ts'

/** From this revision on every record carries its seal: one without is broken. Older ones are read until they are renewed. */
export const SEALED_SINCE = 4

/** Where things stand on the shelf. */
export const recordsFolder = (shelf: string, region: string): string => join(shelf, 'regions', region)
export const recordFile = (shelf: string, region: string, sequence: number): string =>
  join(recordsFolder(shelf, region), `${sequence}.json`)
export const inputsFile = (shelf: string, region: string): string =>
  join(recordsFolder(shelf, region), 'inputs')
/** Hashes of the parts that need not be made smaller again; may be lost. */
export const smallerFile = (shelf: string, region: string): string =>
  join(recordsFolder(shelf, region), 'smaller')
export const partFile = (shelf: string, hash: string): string =>
  join(shelf, 'parts', hash.slice(0, 2), `${hash}.br`)
/** Touched after every publication: other processes look at its time each second. */
export const changedFile = (shelf: string): string => join(shelf, 'changed')

/** Sequences of the records of a region, newest first. */
export const sequencesIn = (names: readonly string[]): number[] =>
  names
    .flatMap((name) => /^(\d+)\.json$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => b - a)
