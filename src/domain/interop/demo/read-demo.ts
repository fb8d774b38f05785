import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type StoredPicture, storePicture } from '../../media/index.ts'
import { LEGAL_KINDS, type LegalKind } from '../../regions/public.ts'

/** A page of demo/tree.json. */
export interface DemoPage {
  key: string
  icon?: string
  picture?: string
  sensitive?: boolean
  organisation?: string
  contacts?: string[]
  children?: DemoPage[]
}

/** demo/region.json. */
export interface DemoRegion {
  slug: string
  languages: string[]
  name: string
  prefix: string
  centre: { latitude: number; longitude: number }
  box: { west: number; south: number; east: number; north: number }
  postalCodes: string[]
  aliases: { name: string; latitude: number; longitude: number }[]
  checkedBy: string
  contact: string
  picture: string
  organisations: { key: string; name: string }[]
  contacts: DemoContact[]
}

export interface DemoContact {
  key: string
  organisation: string
  facts: { name: string; phone?: string; email?: string; street?: string; postcode?: string; town?: string }
  texts: Record<string, { area: string; hours: string }>
}

/** What a page says in a language: the head of its file and the HTML below it. */
export interface DemoText {
  title: string
  slug: string
  content: string
}

export interface Demo {
  region: DemoRegion
  tree: DemoPage[]
  /** 'key.language' -> text. */
  texts: ReadonlyMap<string, DemoText>
  pictures: ReadonlyMap<string, StoredPicture>
  /** Picture -> language -> what it shows. */
  alts: Record<string, Record<string, string>>
}

/** Reads the folder of the demo county whole, and makes its pictures. */
export async function readDemo(folder: string, media: string): Promise<Demo> {
  const json = async (name: string) => JSON.parse(await readFile(join(folder, name), 'utf8'))
  const region: DemoRegion = await json('region.json')
  const tree: DemoPage[] = await json('tree.json')
  return {
    region,
    tree,
    texts: await readTexts(folder, tree, region.languages),
    pictures: await makePictures(join(folder, 'pictures'), media),
    alts: await json('pictures/alt.json'),
  }
}

async function readTexts(
  folder: string,
  tree: DemoPage[],
  languages: string[],
): Promise<Map<string, DemoText>> {
  const files = [
    ...tree.flatMap((chapter) =>
      [chapter, ...(chapter.children ?? [])].map(({ key }) => ({ chapter: chapter.key, key })),
    ),
    ...LEGAL_KINDS.map((key: LegalKind) => ({ chapter: 'legal', key })),
  ]
  const texts = new Map<string, DemoText>()
  for (const { chapter, key } of files) {
    for (const language of languages) {
      const name = `${key}.${language}`
      texts.set(name, parseText(await readFile(join(folder, 'pages', chapter, `${name}.html`), 'utf8'), name))
    }
  }
  return texts
}

function parseText(file: string, name: string): DemoText {
  const [, title, slug, content] = /^title: (.+)\nslug: (.+)\n\n([\s\S]*)$/.exec(file) ?? []
  if (!title || !slug || content === undefined)
    throw new Error(`demo: ${name} has no title and slug at its head`)
  return { title, slug, content }
}

async function makePictures(folder: string, media: string): Promise<Map<string, StoredPicture>> {
  const names = (await readdir(folder)).filter((file) => file.endsWith('.svg'))
  const made = names.map(
    async (file) =>
      [file.replace('.svg', ''), await storePicture(media, await readFile(join(folder, file)))] as const,
  )
  return new Map(await Promise.all(made))
}
