import type { OpenedEdition } from './opened-edition.ts'
import { pictureUrl } from './source-html.ts'

export interface OrganizationObject {
  id: number
  slug: string
  name: string
  logo: string | null
  website: string
}

/**
 * An organisation as the apps read it; null without one. Their box makes a URL of the website and breaks the whole page
 * when that fails, so one without a full web address is left out.
 */
export function organizationObject(edition: OpenedEdition, number: number | null): OrganizationObject | null {
  const known = number === null ? undefined : edition.organisations[number]
  if (!known?.website || !isWebAddress(known.website)) return null
  const { slug, name, website, logo } = known
  return {
    id: known.number,
    slug,
    name,
    logo: logo === null ? null : pictureUrl(edition, logo, 320),
    website,
  }
}

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text)
