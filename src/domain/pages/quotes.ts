import { changeAttributes } from './attributes.ts'

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
  changeAttributes(html, (attributes) => {
    const number = (name: string, ids: ReadonlyMap<string, number>): void => {
      const id = attributes.get(name)
      if (id !== undefined) attributes.set(name, String(ids.get(id) ?? 0))
    }
    number('data-media', media)
    number('data-contact', contacts)
    const page = /^page:([^#]*)/i.exec(attributes.get('href') ?? '')
    if (page)
      attributes.set('href', `page:${pages.get(page[1] ?? '') ?? 0}${page.input.slice(page[0].length)}`)
  })
