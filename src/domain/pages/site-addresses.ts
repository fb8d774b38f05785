/** First parts of addresses below region and language that are the site's own: no chapter can stand there. */
export const SITE_ADDRESSES: ReadonlySet<string> = new Set([
  ...['search', 'offline', 'imprint', 'disclaimer', 'privacy', 'accessibility'],
  ...['events', 'places', 'locations', 'news', 'offers', 'sitemap.xml', 'manifest.webmanifest'],
])
