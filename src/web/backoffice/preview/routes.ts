import { aboutThePage as about } from '../pages/ground.ts'
import type { Route } from '../visit.ts'
import { previewScreen } from './screen.tsx'
import { shown } from './shown.ts'

/** A draft as people will see it: for editors in a frame, and for whoever was sent the link. */
export const previewRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: '/regions/:region/pages/:page/preview',
    openTo: { may: 'page.see', about },
    answer: previewScreen,
  },
  // The link itself says that it may be opened, and until when.
  { method: 'GET', path: '/preview/:token/*', openTo: 'everybody', answer: shown },
]
