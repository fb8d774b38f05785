import {
  addPicture,
  describePicture,
  mediaOf,
  pictureText,
  storePicture,
} from '../../../domain/media/index.ts'
import { pictureAddress, widthsOf } from '../../../domain/media/public.ts'
import { headsOf } from '../../../domain/translations/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { type Route, regionOf } from '../visit.ts'

/** What a telephone's camera makes, with room. */
const LARGEST_PICTURE = 15 * 2 ** 20
const MOST_SHOWN = 60

/** The newest pictures of a region that somebody has described, to choose one. */
export const picturesRoute: Route = {
  method: 'GET',
  path: '/regions/:region/editor/pictures',
  openTo: { may: 'media.see' },
  async answer(visit) {
    const { id: region } = regionOf(visit)
    const alts = new Map<string, string>()
    for (const { subject, language, lines } of await headsOf(visit.parts.reader, region, pictureText.subject))
      if (lines.alt && (!alts.has(subject) || language === visit.query('language')))
        alts.set(subject, lines.alt)
    const pictures = (await mediaOf(visit.parts.reader, region)).filter(({ id }) => alts.has(id)).reverse()
    const found = pictures.slice(0, MOST_SHOWN).map(({ id }) => ({ id, name: alts.get(id) }))
    return visit.reply({ found })
  },
}

/** One picture, small, by its id: the editor knows no more of it. */
export const pictureRoute: Route = {
  method: 'GET',
  path: '/regions/:region/editor/pictures/:picture',
  openTo: { may: 'media.see' },
  async answer(visit) {
    const all = await mediaOf(visit.parts.reader, regionOf(visit).id)
    const row = all.find(({ id }) => id === visit.part('picture'))
    if (!row) return visit.missing()
    const address = pictureAddress(row.hash, widthsOf(row.width)[0] ?? row.width)
    return new Response(null, { status: 302, headers: { Location: address } })
  },
}

/** A picture from somebody's machine, with what it shows. Without that it is not taken. */
export const addPictureRoute: Route = {
  method: 'POST',
  path: '/regions/:region/editor/pictures',
  openTo: { may: 'media.add' },
  answer: (visit) =>
    refusing(visit.reply, async () => {
      const file = await visit.file('file', LARGEST_PICTURE)
      const { alt = '', language = '' } = file?.fields ?? {}
      if (!file || alt.trim() === '') throw new Refusal('invalid', 'A picture needs a file and its words.')
      const media = await takePicture(visit, file, { alt: alt.trim().slice(0, 500), language })
      return visit.reply({ id: media })
    }),
}

/** Stores a picture and says what it shows; answers its id. Throws what the commands refuse. */
export async function takePicture(
  visit: Parameters<Route['answer']>[0],
  { name, bytes }: { name: string; bytes: Uint8Array },
  { alt, language }: { alt: string; language: string },
): Promise<string> {
  const region = regionOf(visit).id
  // Before anything is written: what it decodes to is only kept for who may add it.
  if (!visit.may('media.add', { region })) throw new Refusal('forbidden', 'may not add pictures')
  const picture = await storePicture(visit.parts.pictures, bytes)
  const media = await visit.run(addPicture, { region, picture, name })
  await visit.run(describePicture, { media, language, alt })
  return media
}

/** For the editor's script, a refusal is a status and a word, not a page. */
export async function refusing(
  reply: (body: object, options?: { status?: number }) => Response,
  act: () => Promise<Response>,
): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return reply(
      { refused: error.code, why: error.message },
      { status: error.code === 'forbidden' ? 403 : 422 },
    )
  }
}
