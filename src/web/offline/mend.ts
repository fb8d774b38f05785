import { sha256 } from '../../edition/hash.ts'
import type { Device } from './device.ts'
import { partsOf } from './pack.ts'
import type { SavedRegion } from './saved-region.ts'
import { unsealed } from './sealed.ts'
import { dropThings, partAddress, partBytes, thingAt } from './store-room.ts'

/** Throws away what is not whole of a saved state, read or not: whoever brings it up to date then fetches it again. */
export async function dropBroken(device: Device, { record, pictures }: SavedRegion): Promise<void> {
  for (const { hash } of partsOf(record)) {
    const bytes = await partBytes(device, hash)
    if (!bytes || (await sha256(bytes)) !== hash) await dropThings(device, [partAddress(hash)])
  }
  for (const address of pictures)
    if (!(await unsealed(await thingAt(device, address)))) await dropThings(device, [address])
}
