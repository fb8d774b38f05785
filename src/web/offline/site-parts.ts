import type { Pocket } from '../site/pocket.ts'
import type { SiteParts } from '../site/site.tsx'

// The same as in main.ts, put in by the same build: pages from the device ask for the same scripts as pages from the server.
declare const __SITE_SCRIPT__: string
declare const __POCKET__: Pocket

/** What the site of this build is made with, beside editions. */
export const sitePartsOfThisBuild = (): Omit<SiteParts, 'editions' | 'publicUrl' | 'report'> => ({
  script: __SITE_SCRIPT__,
  pocket: __POCKET__,
})
