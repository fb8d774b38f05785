import type { MessageKey } from './messages.ts'
import type { Person } from './visit.ts'

/** A section of the back office, as the navigation shows it. */
export interface Section {
  href: string
  name: MessageKey
  /** Whether somebody may do anything there; without it everybody who is signed in. */
  shownTo?(person: Person): boolean
}

const SECTIONS: readonly Section[] = [
  { href: '/backoffice/', name: 'nav.start' },
  { href: '/backoffice/account', name: 'nav.account' },
]

/** What a person may open: nothing is shown that would be refused. */
export const sectionsFor = (person: Person): readonly Section[] =>
  SECTIONS.filter(({ shownTo }) => !shownTo || shownTo(person))
