import { readdir, readFile } from 'node:fs/promises'

/** What the search and the finder say. All words of all languages would be three times the rest of the script. */
const SAID = /^(search|finder)[.]|^home[.](placeholder|topics)$|^error[.]500[.]lead$/

/** For esbuild: locales/index.ts with those messages only that an exported copy's search says. */
export const searchWords = {
  name: 'search-words',
  setup({ onLoad }) {
    onLoad({ filter: /[/]locales[/]index[.]ts$/ }, async ({ path }) => {
      const folder = path.slice(0, path.lastIndexOf('/'))
      const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
      const locales = await Promise.all(
        names.map(async (name) => {
          const { plural, messages } = JSON.parse(await readFile(`${folder}/${name}`, 'utf8'))
          const said = Object.entries(messages).filter(([key]) => SAID.test(key))
          // No day is named there: of the calendar nothing is needed.
          return [name.slice(0, -5), { plural, calendar: {}, messages: Object.fromEntries(said) }]
        }),
      )
      return { contents: JSON.stringify({ LOCALES: Object.fromEntries(locales) }), loader: 'json' }
    })
  },
}
