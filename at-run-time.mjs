/**
 * For esbuild: locales/index.ts is the registry that a program fills while it runs. All 22 languages of the interface would
 * double what a telephone downloads as its worker; it loads those that it shows.
 */
export const localesAtRunTime = {
  name: 'locales-at-run-time',
  setup({ onResolve }) {
    onResolve({ filter: /\/locales\/index\.ts$/ }, () => ({
      path: new URL('./src/web/offline/loaded-locales.ts', import.meta.url).pathname,
    }))
  },
}
