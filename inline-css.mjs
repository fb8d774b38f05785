import { readFile } from 'node:fs/promises'
import { transform } from 'esbuild'

/** For esbuild: `import css from './x.css?inline'` is the style sheet as text, made small. */
export const inlineCss = {
  name: 'inline-css',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: new URL(path.replace('?inline', ''), `file://${resolveDir}/`).pathname,
      namespace: 'inline-css',
    }))
    onLoad({ filter: /.*/, namespace: 'inline-css' }, async ({ path }) => {
      const { code } = await transform(await readFile(path, 'utf8'), {
        loader: 'css',
        minify: true,
        target: 'chrome111',
      })
      return { contents: code.trim(), loader: 'text' }
    })
  },
}
