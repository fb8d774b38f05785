import { inTags } from './markup.ts'

/** Ids of things that contents quote -> their numbers in editions. */
export interface Numbers {
  pages: ReadonlyMap<string, number>
  media: ReadonlyMap<string, number>
  contacts: ReadonlyMap<string, number>
  organisations: ReadonlyMap<string, number>
}

/**
 * Quotes by id as quotes by number, in their place in any markup. A quote of what is gone, or of nothing that has an id,
 * gets the number 0, to which nothing answers.
 * @example numberQuotes('<a href="page:019a…">Arzt</a>', numbers) // '<a href="page:7">Arzt</a>'
 */
export const numberQuotes = (html: string, { pages, media, contacts }: Numbers): string =>
  inTags(html, (tag) =>
    tag
      .replace(/ href="page:([^"#]*)/i, (_, id: string) => ` href="page:${pages.get(id) ?? 0}`)
      .replace(/ data-media="([^"]*)"/, (_, id: string) => ` data-media="${media.get(id) ?? 0}"`)
      .replace(/ data-contact="([^"]*)"/, (_, id: string) => ` data-contact="${contacts.get(id) ?? 0}"`),
  )
