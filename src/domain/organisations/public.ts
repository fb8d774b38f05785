/** The edition part `organisations`: by number. The same in every language: a name is a name. */
export type OrganisationsPart = Readonly<Record<string, PublicOrganisation>>

export interface PublicOrganisation {
  number: number
  slug: string
  name: string
  website: string | null
  /** Its number in the part `media`. */
  logo: number | null
}
