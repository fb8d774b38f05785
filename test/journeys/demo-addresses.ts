import { readFileSync } from 'node:fs'

interface Entry {
  key: string
  children?: Entry[]
}

const tree: Entry[] = JSON.parse(readFileSync('demo/tree.json', 'utf8'))

/**
 * The address of a page of the demo county in a language, from the files that it is made of.
 * @example demoAddress('register-address', 'de') // '/ankerland/de/erste-schritte/wohnsitz-anmelden/'
 */
export function demoAddress(key: string, language: string): string {
  const chapter = chapterOf(key)
  const slugs = [chapter, ...(key === chapter ? [] : [key])].map(
    (each) => headOf(chapter, each, language).slug,
  )
  return `/ankerland/${language}/${slugs.join('/')}/`
}

/** The title of a page of the demo county in a language. */
export const demoTitle = (key: string, language: string): string =>
  headOf(chapterOf(key), key, language).title

function chapterOf(key: string): string {
  const chapter = tree.find(
    (entry) => entry.key === key || entry.children?.some((child) => child.key === key),
  )
  if (!chapter) throw new Error(`the demo county has no page '${key}'`)
  return chapter.key
}

function headOf(chapter: string, key: string, language: string): { title: string; slug: string } {
  const file = readFileSync(`demo/pages/${chapter}/${key}.${language}.html`, 'utf8')
  const [, title = '', slug = ''] = /^title: (.*)\nslug: (.*)\n/.exec(file) ?? []
  return { title, slug }
}
