import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'

/** The interface in each language as a file of its own, with what pages need of it, under a name that changes with its bytes. */
export async function localeFiles() {
  const files = (await readdir('locales')).filter((file) => file.endsWith('.json'))
  return Promise.all(
    files.map(async (file) => {
      const { tag, plural, calendar, messages } = JSON.parse(await readFile(`locales/${file}`, 'utf8'))
      const bytes = Buffer.from(JSON.stringify({ tag, plural, calendar, messages }))
      const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
      const slug = file.replace('.json', '')
      return { slug, name: `words-${slug}-${hash}.json`, bytes, messages }
    }),
  )
}
