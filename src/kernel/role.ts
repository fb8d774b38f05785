/** What an account is in a region. German names and what each may: docs/glossary.md, and the policies of the modules. */
export const ROLES = [
  'service team',
  'region management',
  'editor',
  'author',
  'event manager',
  'observer',
  'translator',
  'partner',
  'analyst',
] as const
export type Role = (typeof ROLES)[number]

/** An account in a role, somewhere. Only the service team is so everywhere (region null); a partner has an organisation. */
export interface Membership {
  role: Role
  region: string | null
  organisation: string | null
}

/** What somebody may with one page and all below it, beside her role. */
export interface PageRight {
  page: string
  right: 'author' | 'editor'
}

/** Does a membership hold in a region (null: in the installation as a whole)? */
export const holdsIn = (membership: Membership, region: string | null): boolean =>
  membership.region === null || membership.region === region
