import type { Rights } from '../../kernel/right.ts'
import type { MessageKey } from './messages.ts'
import type { OwnRegion } from './parts.ts'
import type { Person } from './visit.ts'

/** A section of the back office, as the navigation shows it. */
export interface Section {
  href: string
  name: MessageKey
}

/** Sections of a region: where they are below it, and what somebody must be able to do there to any thing. */
const OF_A_REGION: readonly { path: string; name: MessageKey; may: string }[] = [
  { path: 'pages', name: 'page.tree', may: 'page.see' },
  { path: 'contacts', name: 'contact.list', may: 'contact.see' },
  { path: 'replace', name: 'replace.title', may: 'replacement.start' },
  { path: 'people', name: 'people.title', may: 'account.see' },
  { path: 'log', name: 'log.title', may: 'audit.see' },
]

/** What a person may open: nothing is shown that would be refused. */
export const sectionsFor = (
  { actor }: Person,
  region: OwnRegion | undefined,
  rights: Rights,
): readonly Section[] => [
  { href: '/backoffice/', name: 'nav.start' },
  ...(region
    ? OF_A_REGION.filter(({ may }) => rights.mayIn(actor, may, region.id)).map(({ path, name }) => ({
        href: `/backoffice/regions/${region.slug}/${path}`,
        name,
      }))
    : []),
  ...(rights.may(actor, 'account.see', { region: null })
    ? [{ href: '/backoffice/people', name: 'people.everywhere' } as const]
    : []),
  { href: '/backoffice/account', name: 'nav.account' },
]
