import type { Device } from './device.ts'
import { dropBroken } from './mend.ts'
import { saveRegion } from './save.ts'
import { askedAt, generationsOf, noteAsked } from './saved-region.ts'

const ASK_EVERY_MS = 3600_000

/**
 * Brings a saved region up to date in the background, by difference: at most once an hour, or at once when something of it
 * was found broken. Throws SaveError; what is saved stays as it is then.
 */
export async function lookForNews(device: Device, region: string, atOnce: boolean): Promise<void> {
  const [state] = (await generationsOf(device, region)).whole
  if (!state || !(atOnce || (await isDue(device, region)))) return
  // Before the answer is there: a server that cannot be used now is not asked again at every page.
  await noteAsked(device, region)
  await dropBroken(device, state)
  await saveRegion(device, state.choice)
}

/** A clock may have been set back in between: what was asked in the future was asked long ago. */
async function isDue(device: Device, region: string): Promise<boolean> {
  const since = Date.parse(device.now()) - Date.parse((await askedAt(device, region)) ?? '')
  return !(since >= 0 && since < ASK_EVERY_MS)
}
