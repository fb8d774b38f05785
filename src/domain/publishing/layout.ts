import { join } from 'node:path'

/** Raise it when a change of code makes other parts from the same contents: every edition is then made anew at start. */
export const COMPILER_REVISION = 3

/** Where things stand on the shelf. */
export const recordsFolder = (shelf: string, region: string): string => join(shelf, 'regions', region)
export const recordFile = (shelf: string, region: string, sequence: number): string =>
  join(recordsFolder(shelf, region), `${sequence}.json`)
export const inputsFile = (shelf: string, region: string): string =>
  join(recordsFolder(shelf, region), 'inputs')
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
