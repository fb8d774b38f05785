/** First parts of addresses that are the house's own: a region cannot take them. */
export const RESERVED_SLUGS: ReadonlySet<string> = new Set([
  ...['api', 'assets', 'media', 'health', 'metrics', 'regions', 'landing', 'offline', 'parts'],
  ...['robots.txt', 'sitemap.xml', 'favicon.ico', 'manifest.webmanifest', 'sw.js', 'worker.js'],
  ...['backoffice', 'sign-in', 'preview', 'actions', 'not-found', 'main-imprint', 'licenses', 'wp-json'],
  ...['consent', 'recommend'],
])
