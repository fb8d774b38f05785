import type { Route } from '../visit.ts'
import { invitationActs } from './invitations.tsx'
import { logRoutes } from './log.tsx'
import { pageRightActs } from './page-rights.ts'
import { peopleScreen } from './people.tsx'
import { personScreen } from './person.tsx'
import { roleActs } from './roles.tsx'

/** Who works here, what they may, and what they did. */
export const peopleRoutes: readonly Route[] = [
  ...peopleScreen,
  ...invitationActs,
  ...personScreen,
  ...roleActs,
  ...pageRightActs,
  ...logRoutes,
]
