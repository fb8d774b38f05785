import { type BringOptions, bring } from './bring.ts'
import type { Choice } from './choice.ts'
import type { Device } from './device.ts'
import { SaveError } from './save-error.ts'
import {
  forgetRegion,
  generationsOf,
  hashesNamed,
  noteAsked,
  type SavedRegion,
  savedRegions,
  swapIn,
} from './saved-region.ts'
import { dropThings, thingsHeld } from './store-room.ts'

/**
 * Saves a region, or brings what is saved up to date: what is missing is fetched, then the whole new state is shown at once.
 * Also mends: a part that was found broken and thrown away is missing. Throws SaveError; then everything is as it was.
 */
export const saveRegion = (
  device: Device,
  choice: Choice,
  options: BringOptions = {},
): Promise<SavedRegion> =>
  device.alone(async () => {
    const [known] = (await generationsOf(device, choice.region)).whole
    try {
      const next = await bring(device, choice, known, options)
      if (next !== known) await swapIn(device, next)
      await noteAsked(device, choice.region)
      await sweep(device)
      return next
    } catch (error) {
      // A half download is kept for the next try; not where it takes the last room.
      if (error instanceof SaveError && error.fault === 'no-room') await sweep(device)
      throw error
    }
  })

/** Removes a region. Answers whether another one is left. */
export const removeRegion = (device: Device, region: string): Promise<boolean> =>
  device.alone(async () => {
    await forgetRegion(device, region)
    await sweep(device)
    return (await savedRegions(device)).length > 0
  })

/** Throws away what no saved state names: of any region, generation and revision. */
export async function sweep(device: Device): Promise<void> {
  const named = await hashesNamed(device)
  const held = await thingsHeld(device)
  await dropThings(
    device,
    [...held].filter((address) => !named.has(/[0-9a-f]{64}/.exec(address)?.[0] ?? '')),
  )
}
