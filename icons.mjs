import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { FAVICON, HOME_SCREEN_ICON } from './src/web/design/mark.ts'

/** Name -> drawing and edge in pixels: what browsers and home screens ask for (Web App Manifest; Apple: 180). */
const WANTED = {
  180: [HOME_SCREEN_ICON, 180],
  192: [FAVICON, 192],
  512: [FAVICON, 512],
  maskable: [HOME_SCREEN_ICON, 512],
}

/** The mark as PNG in every size that a home screen asks for, each under a name that changes with its bytes. */
export async function drawIcons() {
  return Promise.all(
    Object.entries(WANTED).map(async ([kind, [drawing, edge]]) => {
      // The drawing is 32 units wide, and 72 dots an inch are one dot a unit: drawn at its size, not enlarged.
      const png = sharp(Buffer.from(drawing), { density: (72 * edge) / 32 }).resize(edge, edge)
      const bytes = await png.png({ palette: true, compressionLevel: 9 }).toBuffer()
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
      return { kind, name: `icon-${kind}-${hash}.png`, bytes }
    }),
  )
}
