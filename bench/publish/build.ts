import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { inlineCss } from '../../inline-css.mjs'

/** Bundles the server with an editor inside, beside what `npm run build` has made. Answers its file. */
export async function buildEditingServer(): Promise<string> {
  const outfile = 'dist/bench/editing-server.js'
  await build({
    entryPoints: [fileURLToPath(new URL('editing-server.ts', import.meta.url))],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [inlineCss],
  })
  return outfile
}
