// Builds dist/: the server and the command line in one bundle each (JSX and imports resolved, packages left outside),
// the publishing thread, the site's scripts and its icons. Takes about a second; start, test and the command line call it.
import { createHash } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'
import { build } from 'esbuild'
import { localesAtRunTime } from './at-run-time.mjs'
import { drawIcons } from './icons.mjs'
import { inlineCss } from './inline-css.mjs'
import { localeFiles } from './locale-files.mjs'
import { searchWords } from './search-words.mjs'

// What browsers load keeps its old names beside the new ones: a server that still runs the old build goes on serving it.
for (const name of await readdir('dist').catch(() => [])) {
  if (
    !/^(site|offline|search|backoffice|editor)-[0-9a-f]{12}[.]js$|^icon-\w+-[0-9a-f]{12}[.]png$|^words-/.test(
      name,
    )
  )
    await rm(`dist/${name}`, { recursive: true })
}
/** A script for browsers in one file, under a name that changes with its bytes. */
async function scriptOf(kind, entry, more = {}) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['chrome100', 'firefox100', 'safari15'],
    write: false,
    ...more,
  })
  const bytes = outputFiles[0].contents
  return { name: `${kind}-${createHash('sha256').update(bytes).digest('hex').slice(0, 12)}.js`, bytes }
}
const site = await scriptOf('site', 'src/web/site/client/main.ts')
const backoffice = await scriptOf('backoffice', 'src/web/backoffice/client/main.ts')
const editor = await scriptOf('editor', 'src/web/backoffice/editor/client/main.ts')
const words = await localeFiles()
/** What src/web/offline/build-facts.ts asks for. */
const facts = {
  __WORDS__: JSON.stringify(
    Object.fromEntries(words.map(({ slug, name }) => [slug, name.replace('words-', '/offline/words/')])),
  ),
}
const offline = await scriptOf('offline', 'src/web/offline/client/main.ts', { define: facts })
// For exported copies, where nobody but this script answers a question.
const search = await scriptOf('search', 'src/web/export/browser/main.tsx', {
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx/dom',
  plugins: [inlineCss, searchWords],
})
const icons = await drawIcons()
/** What src/web/site/pocket.ts describes. */
const pocket = {
  script: `/assets/${offline.name}`,
  icons: Object.fromEntries(icons.map(({ kind, name }) => [kind, `/assets/${name}`])),
}

/** For the day on which nothing else can be read any more: two languages, because all of them are 2 kB. */
const lastWords = Object.fromEntries(
  words
    .filter(({ slug }) => ['de', 'en'].includes(slug))
    .map(({ slug, messages }) => [slug, [messages['offline.broken.title'], messages['offline.broken.lead']]]),
)
const worker = await scriptOf('worker', 'src/web/offline/worker.ts', {
  // Not a module: Firefox has module workers from 147 on only.
  format: 'iife',
  // What device-door.ts asks for before it saves.
  target: ['chrome117', 'firefox119', 'safari17.4'],
  charset: 'utf8',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  plugins: [inlineCss, localesAtRunTime],
  define: {
    ...facts,
    __SITE_SCRIPT__: JSON.stringify(`/assets/${site.name}`),
    __POCKET__: JSON.stringify(pocket),
    __SHELL__: JSON.stringify([`/assets/${site.name}`, pocket.script, '/assets/icon.svg']),
    __LAST_WORDS__: JSON.stringify(lastWords),
  },
})

await build({
  entryPoints: { server: 'src/main.ts', publisher: 'src/publisher.ts', cli: 'src/cli/main.ts' },
  bundle: true,
  splitting: true,
  packages: 'external',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  outdir: 'dist',
  jsx: 'automatic',
  jsxImportSource: 'hono/jsx',
  sourcemap: 'linked',
  plugins: [inlineCss],
  define: {
    __SITE_SCRIPT__: JSON.stringify(`/assets/${site.name}`),
    __SEARCH_SCRIPT__: JSON.stringify(`/assets/${search.name}`),
    __WORDS__: facts.__WORDS__,
    __POCKET__: JSON.stringify(pocket),
    __EDITOR_SCRIPT__: JSON.stringify(`/assets/${editor.name}`),
    __BACKOFFICE_SCRIPT__: JSON.stringify(`/assets/${backoffice.name}`),
  },
})
for (const { name, bytes } of [site, offline, search, backoffice, editor, ...icons])
  await writeFile(`dist/${name}`, bytes)
// What a telephone takes along, made as small as it gets: it is sent as it is here.
for (const { name, bytes } of [{ ...worker, name: 'worker.js' }, ...words]) {
  await writeFile(`dist/${name}`, bytes)
  await writeFile(`dist/${name}.br`, await promisify(brotliCompress)(bytes))
}
