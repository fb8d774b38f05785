import type { EditionRecord } from '../../edition/manifest.ts'
import type { Log } from '../../platform/log/log.ts'

/** What a reader of the shelf has found broken, and who wants to know. */
export interface Doubts {
  /** Whether a record names nothing that was rejected. */
  trusts(record: EditionRecord): boolean
  /** A part is not what its hash says. Answers whether that is news. */
  reject(hash: string): boolean
  /** A region's record is not what was written: said once of each. */
  recordBroken(region: string, sequence: number): void
  /** Parts may have been made anew: they are trusted again. Answers whether there was doubt. */
  end(): boolean
  /** Calls back with each region that should be published anew; at once with those that are known already. */
  onRegion(listener: (region: string) => void): void
  tell(region: string): void
}

export function createDoubts(log: Log): Doubts {
  const listeners: ((region: string) => void)[] = []
  const rejected = new Set<string>()
  /** Region -> its highest broken record. It stays where it is until a newer one lies above it: no need to say it twice. */
  const broken = new Map<string, number>()

  const tell = (region: string): void => {
    for (const listener of listeners) listener(region)
  }

  return {
    trusts: ({ languages }) =>
      rejected.size === 0 ||
      languages.every(({ parts }) => Object.values(parts).every(({ hash }) => !rejected.has(hash))),
    reject(hash) {
      if (rejected.has(hash)) return false
      rejected.add(hash)
      log.error({ event: 'edition.part-rejected', subject: hash })
      return true
    },
    recordBroken(region, sequence) {
      if (sequence <= (broken.get(region) ?? 0)) return
      broken.set(region, sequence)
      log.error({ event: 'edition.record-rejected', region, subject: String(sequence) })
      tell(region)
    },
    end() {
      const inDoubt = rejected.size > 0
      rejected.clear()
      return inDoubt
    },
    onRegion(listener) {
      listeners.push(listener)
      for (const region of broken.keys()) listener(region)
    },
    tell,
  }
}
