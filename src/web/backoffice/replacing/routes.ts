import { aboutReplacement } from '../../../domain/replacing/index.ts'
import type { Route } from '../visit.ts'
import { ask } from './ask.tsx'
import { choose } from './choose.tsx'
import { run, undo } from './run.tsx'

const REPLACE = '/regions/:region/replace'

/** Find and replace across the texts of a region. What she may change is asked text by text. */
export const replacingRoutes: readonly Route[] = [
  { method: 'GET', path: REPLACE, openTo: { may: 'replacement.start' }, answer: ask },
  { method: 'POST', path: `${REPLACE}/choose`, openTo: { may: 'replacement.start' }, answer: choose },
  { method: 'GET', path: `${REPLACE}/:replacement`, openTo: { may: 'replacement.start' }, answer: run },
  {
    method: 'POST',
    path: `${REPLACE}/:replacement/undo`,
    openTo: {
      may: 'replacement.undo',
      about: (visit) => aboutReplacement(visit.parts.reader, visit.part('replacement')),
    },
    undoes: true,
    answer: undo,
  },
]
