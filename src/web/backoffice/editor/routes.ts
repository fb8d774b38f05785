import type { Route } from '../visit.ts'
import { addPictureRoute, pictureRoute, picturesRoute } from './pictures.ts'
import { contactsRoute, pagesRoute } from './quotable.ts'
import { wordRoute } from './word.ts'

/** What the rich editor asks the server for: what a text can quote, and what it takes in. */
export const editorRoutes: readonly Route[] = [
  pagesRoute,
  contactsRoute,
  picturesRoute,
  pictureRoute,
  addPictureRoute,
  wordRoute,
]
