import type { Device } from './device.ts'
import { unsealed } from './sealed.ts'
import { thingAt } from './store-room.ts'

/**
 * A picture that is saved, in whichever width it was: a page offers a telephone several, and one of them is here.
 * Undefined when it is not, or when it is broken.
 */
export async function pictureAt(device: Device, address: string): Promise<Response | undefined> {
  for (const each of [address, inWidth(address, 640), inWidth(address, 320)]) {
    const bytes = await unsealed(await thingAt(device, each))
    if (bytes) return new Response(bytes, { headers: { 'Content-Type': 'image/webp' } })
  }
  return undefined
}

const inWidth = (address: string, width: number): string => address.replace(/-\d+[.]webp$/, `-${width}.webp`)
