import { accountRoutes } from './account.tsx'
import { codeRoutes } from './code.tsx'
import { contactsRoutes } from './contacts/routes.ts'
import { editorRoutes } from './editor/routes.ts'
import { forgottenRoutes } from './forgotten.tsx'
import { invitationRoutes } from './invitation.tsx'
import { pagesRoutes } from './pages/routes.ts'
import { passkeyRoutes } from './passkey.ts'
import { peopleRoutes } from './people/routes.ts'
import { previewRoutes } from './preview/routes.ts'
import { providerRoutes } from './provider.tsx'
import { replacingRoutes } from './replacing/routes.ts'
import { secondFactorRoutes } from './second-factor.tsx'
import { signInRoutes } from './sign-in.tsx'
import { startRoutes } from './start/start.tsx'
import type { Route } from './visit.ts'
import { writingRoutes } from './writing/routes.ts'

/** Every address of the back office, each with who may open it. What is not here does not exist. */
export const ROUTES: readonly Route[] = [
  ...signInRoutes,
  ...passkeyRoutes,
  ...providerRoutes,
  ...codeRoutes,
  ...secondFactorRoutes,
  ...forgottenRoutes,
  ...invitationRoutes,
  ...accountRoutes,
  ...startRoutes,
  ...pagesRoutes,
  ...contactsRoutes,
  ...previewRoutes,
  ...peopleRoutes,
  ...replacingRoutes,
  ...editorRoutes,
  // After what has words in the place of a language: '/pages/:page/about'.
  ...writingRoutes,
]
