// Builds dist/: the server and the command line in one bundle each (JSX and imports resolved, packages left outside),
// the publishing thread, and the site's script. Takes about a second; start, test and the command line call it.
import { createHash } from 'node:crypto'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { build } from 'esbuild'
import { inlineCss } from './inline-css.mjs'

// The site's script keeps its old names beside the new one: a server that still runs the old build goes on serving it.
for (const name of await readdir('dist').catch(() => [])) {
  if (!/^site-[0-9a-f]{12}[.]js$/.test(name)) await rm(`dist/${name}`, { recursive: true })
}
const client = await build({
  entryPoints: ['src/web/site/client/main.ts'],
  bundle: true,
  minify: true,
  format: 'esm',
  target: ['chrome100', 'firefox100', 'safari15'],
  write: false,
})
const script = client.outputFiles[0].contents
const name = `site-${createHash('sha256').update(script).digest('hex').slice(0, 12)}.js`

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
  define: { __SITE_SCRIPT__: JSON.stringify(`/assets/${name}`) },
})
await writeFile(`dist/${name}`, script)
