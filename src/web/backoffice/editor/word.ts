import { LARGEST_DOCUMENT, readWord } from '../../../domain/interop/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { type Route, regionOf, type Visit } from '../visit.ts'
import { refusing, takePicture } from './pictures.ts'

/**
 * A Word document as content for the editor. Nothing of a page is saved: she looks at it first. Its pictures come along
 * where it says what they show and she may add pictures; the others are counted and left out.
 */
export const wordRoute: Route = {
  method: 'POST',
  path: '/regions/:region/editor/word',
  openTo: { may: 'page.write' },
  answer: (visit) =>
    refusing(visit.reply, async () => {
      const file = await visit.file('file', LARGEST_DOCUMENT)
      if (!file) throw new Refusal('invalid', 'There is no document.')
      const { html, pictures, leftOut } = readWord(file.bytes)
      const taken = new Map<string, string>()
      for (const { place, alt, bytes } of pictures) {
        const media = await pictureFrom(
          visit,
          { name: `${file.name} ${place}`, bytes },
          alt,
          file.fields.language,
        )
        if (media) taken.set(place, media)
      }
      return visit.reply({
        html: html.replace(/<img data-media="(word:\d+)" \/>/g, (_, place: string) => {
          const media = taken.get(place)
          return media ? `<img data-media="${media}" />` : ''
        }),
        pictures: leftOut + pictures.length - taken.size,
      })
    }),
}

/** Undefined for a picture that nobody has described, that she may not add, or that is none. */
async function pictureFrom(
  visit: Visit,
  file: { name: string; bytes: Uint8Array },
  alt: string,
  language = '',
): Promise<string | undefined> {
  if (alt === '' || !visit.may('media.add', { region: regionOf(visit).id })) return undefined
  try {
    return await takePicture(visit, file, { alt, language })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid') return undefined
    throw error
  }
}
