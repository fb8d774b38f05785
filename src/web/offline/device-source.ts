import { CorruptPart, type PartSource } from '../../edition/editions.ts'
import type { Device } from './device.ts'
import { partsOf } from './pack.ts'
import { generationsOf, type SavedRegion, savedRegions } from './saved-region.ts'
import { dropThings, partAddress, partBytes, thingsHeld } from './store-room.ts'

/** Editions on a telephone, as a source for the site. */
export interface DeviceSource extends PartSource {
  /** What can be trusted of a region; undefined when it is not saved. Throws CorruptPart when nothing of it can be. */
  region(slug: string): Promise<SavedRegion | undefined>
  /** Whether something was found broken, and has not come again yet. */
  inDoubt(): boolean
}

/**
 * Reads what is saved anew for each page: the entry is small, and so a page never sees half of a change. A part that is not
 * what its hash says is thrown away; until it has come again, the state before answers, if that one is whole.
 */
export function deviceSource(device: Device): DeviceSource {
  const rejected = new Set<string>()
  let thrownAway: Promise<unknown> = Promise.resolve()

  const trusted = ({ record }: SavedRegion): boolean =>
    partsOf(record).every(({ hash }) => !rejected.has(hash))

  /** What was thrown away and is there now has come again, and was checked when it came. */
  async function trustAgain(): Promise<void> {
    if (rejected.size === 0) return
    await thrownAway
    const held = await thingsHeld(device)
    for (const hash of rejected) if (held.has(partAddress(hash))) rejected.delete(hash)
  }

  async function region(slug: string): Promise<SavedRegion | undefined> {
    const { there, whole } = await generationsOf(device, slug)
    if (!there) return undefined
    await trustAgain()
    const good = whole.find(trusted)
    if (!good) throw new CorruptPart(`nothing that is saved of ${slug} is whole`)
    return good
  }

  return {
    region,
    record: async (slug) => (await region(slug))?.record,
    async summaries() {
      const saved = await savedRegions(device)
      const all = await Promise.all(saved.map((slug) => region(slug).catch(() => undefined)))
      return all
        .flatMap((state) => state?.record.summary ?? [])
        .sort((a, b) => a.name.localeCompare(b.name, 'de'))
    },
    bytes: (hash) => partBytes(device, hash),
    reject(hash) {
      rejected.add(hash)
      thrownAway = thrownAway.then(() => dropThings(device, [partAddress(hash)])).catch(() => {})
    },
    inDoubt: () => rejected.size > 0,
  }
}
