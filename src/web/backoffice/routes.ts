import { accountRoutes } from './account.tsx'
import { codeRoutes } from './code.tsx'
import { editorRoutes } from './editor/routes.ts'
import { forgottenRoutes } from './forgotten.tsx'
import { invitationRoutes } from './invitation.tsx'
import { pagesRoutes } from './pages/routes.ts'
import { passkeyRoutes } from './passkey.ts'
import { peopleRoutes } from './people/routes.ts'
import { previewRoutes } from './preview/routes.ts'
import { providerRoutes } from './provider.tsx'
import { secondFactorRoutes } from './second-factor.tsx'
import { signInRoutes } from './sign-in.tsx'
import { startRoutes } from './start/start.tsx'
import type { Route } from './visit.ts'

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
  ...previewRoutes,
  ...peopleRoutes,
  ...editorRoutes,
]
