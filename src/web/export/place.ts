import { lstat, readdir, readlink, realpath } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { Refusal } from '../../kernel/refusal.ts'

/** What a copy of ours is known by, and where lies what is for the operator and not for readers. */
export const OWN_FOLDER = '.ankerplatz'
export const MARKER = `${OWN_FOLDER}/export.json`

/** Where a copy is shown, and the folder that holds this place: copies lie beside it. */
export interface Place {
  folder: string
  name: string
}

/**
 * The place that an operator means. Links of her own are followed; ours is what an export changes. Refuses what is no
 * folder, and one that holds anything else than a copy of ours.
 * @example await placeFor('/srv/guide') // { folder: '/srv', name: 'guide' }
 */
export async function placeFor(out: string): Promise<Place> {
  const asked = { folder: dirname(resolve(out)), name: basename(resolve(out)) }
  const target = await linkAt(asked)
  if (target !== undefined && isCopyOf(asked, target)) return asked
  const place = target === undefined ? asked : await behind(asked)
  const path = join(place.folder, place.name)
  if (await isOurs(path)) return place
  const inside = await readdir(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw new Refusal('invalid', `${path} is not a folder.`)
  })
  if (inside.length === 0) return place
  throw new Refusal('invalid', `${path} is not empty, and not an export of ours: choose another folder.`)
}

async function behind({ folder, name }: Place): Promise<Place> {
  const there = await realpath(join(folder, name)).catch(() => {
    throw new Refusal('invalid', `${join(folder, name)} is a link to nowhere.`)
  })
  return { folder: dirname(there), name: basename(there) }
}

/** What the link at a place leads to; undefined when there is none. */
export const linkAt = ({ folder, name }: Place): Promise<string | undefined> =>
  readlink(join(folder, name)).catch(() => undefined)

/** The name of a copy beside its place: '.guide.' and what its bytes are. */
export const copyOf = ({ name }: Place, digest: string): string => `.${name}.${digest}`

export const isCopyOf = (place: Place, entry: string): boolean =>
  entry.startsWith(copyOf(place, '')) && /^[0-9a-f]{16}$/.test(entry.slice(copyOf(place, '').length))

export const isOurs = (path: string): Promise<boolean> =>
  lstat(join(path, MARKER)).then(
    (found) => found.isFile(),
    () => false,
  )
