import { build } from 'esbuild'

/** For esbuild: `import css from './x.css?inline'` is the style sheet as text, with what it imports, made small. */
export const inlineCss = {
  name: 'inline-css',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /\.css\?inline$/ }, ({ path, resolveDir }) => ({
      path: new URL(path.replace('?inline', ''), `file://${resolveDir}/`).pathname,
      namespace: 'inline-css',
    }))
    onLoad({ filter: /.*/, namespace: 'inline-css' }, async ({ path }) => {
      const { outputFiles } = await build({
        entryPoints: [path],
        bundle: true,
        minify: true,
        target: 'chrome111',
        write: false,
      })
      return { contents: outputFiles[0].text.trim(), loader: 'text' }
    })
  },
}
