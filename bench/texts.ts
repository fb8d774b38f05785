import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LanguageSlug } from '../src/kernel/language.ts'
import { pick, type Random } from './random.ts'

const DEMO = new URL('../demo/pages/', import.meta.url).pathname
const WRITTEN = ['de', 'uk', 'ar', 'en', 'de-si']

/**
 * Contents like an editor's, made of the paragraphs, lists and headings of the demo county. Languages in which it is not
 * written take those of another script in turn, so that bytes are as long as they really are.
 */
export function textMaker(): (random: Random, language: LanguageSlug, bytes: number) => string {
  const blocks = new Map(WRITTEN.map((language) => [language, blocksOf(language)]))
  const others = new Map<LanguageSlug, string>()
  const standIn = (language: LanguageSlug): string => {
    const known = others.get(language)
    if (known) return known
    const made = WRITTEN[others.size % WRITTEN.length] as string
    others.set(language, made)
    return made
  }
  return (random, language, bytes) => {
    const own = blocks.get(language) ?? blocks.get(standIn(language)) ?? []
    let text = ''
    while (Buffer.byteLength(text) < bytes) text += pick(random, own)
    return text
  }
}

/** Links between the demo's pages would lead nowhere: their words stay. */
function blocksOf(language: LanguageSlug): string[] {
  const files = readdirSync(DEMO, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith(`.${language}.html`),
  )
  return files.flatMap((name) =>
    readFileSync(join(DEMO, name), 'utf8')
      .replace(/^[\s\S]*?\n\n/, '')
      .replaceAll(/<a href="page:[^"]*">([\s\S]*?)<\/a>/g, '$1')
      .split(/\n(?=<(?:p|h2|h3|ul|ol|table|details)[ >])/)
      .filter((block) => block.startsWith('<')),
  )
}
