import type { Role } from '../../kernel/role.ts'

/** Somebody invented who signs in to the demo county. */
export interface DemoAccount {
  name: string
  email: string
  role: Role
  /** The key of her organisation in demo/region.json. */
  organisation?: string
}

/** One for each role. Addresses end in .example, where no mail arrives (RFC 2606, section 2). */
export const demoAccounts: readonly DemoAccount[] = [
  { name: 'Selma Sommer', email: 'service@ankerland.example', role: 'service team' },
  { name: 'Renate Krüger', email: 'leitung@ankerland.example', role: 'region management' },
  { name: 'Emre Aydın', email: 'redaktion@ankerland.example', role: 'editor' },
  { name: 'Anna Petersen', email: 'autorin@ankerland.example', role: 'author' },
  { name: 'Viktor Lang', email: 'veranstaltungen@ankerland.example', role: 'event manager' },
  { name: 'Beate Holm', email: 'beobachterin@ankerland.example', role: 'observer' },
  { name: 'Oksana Melnyk', email: 'uebersetzung@ankerland.example', role: 'translator' },
  { name: 'Paul Weber', email: 'partner@ankerland.example', role: 'partner', organisation: 'counselling' },
  { name: 'Zeynep Arslan', email: 'auswertung@ankerland.example', role: 'analyst' },
]
