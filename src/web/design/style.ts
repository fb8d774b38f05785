import css from './site.css?inline'

/** A region's own colours, or null for the house's. */
export interface Colours {
  sea: string | null
  deep: string | null
}

/** The one style of the site, with a region's colours. It stands in every page, so that one response shows it all. */
export function styleFor({ sea, deep }: Colours): string {
  const own = [sea && `--sea:${sea}`, deep && `--deep:${deep}`].filter(Boolean).join(';')
  return own === '' ? css : `${css}@media(prefers-color-scheme:light){:root{${own}}}`
}
