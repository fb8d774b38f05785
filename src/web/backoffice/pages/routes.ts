import type { Route } from '../visit.ts'
import { archive, restore } from './archive.ts'
import { bulk } from './bulk.tsx'
import { chosen } from './chosen.tsx'
import { aboutThePage as about } from './ground.ts'
import { move, moveForm } from './move.tsx'
import { newPage, newPageForm } from './new-page.tsx'
import { allow, disallow } from './page-people.tsx'
import { record, saveRecord } from './record.tsx'
import { below, tree } from './tree.tsx'

const PAGES = '/regions/:region/pages'
const PAGE = `${PAGES}/:page`

/** The tree of a region's pages, and what is done with a page besides writing it. */
export const pagesRoutes: readonly Route[] = [
  { method: 'GET', path: PAGES, openTo: { may: 'page.see' }, answer: tree },
  // Which pages are ticked is in the form: each is asked for by itself, and refused by itself.
  { method: 'POST', path: `${PAGES}/chosen`, openTo: { may: 'page.see' }, answer: chosen },
  { method: 'POST', path: `${PAGES}/bulk`, openTo: { may: 'page.see' }, answer: bulk },
  { method: 'GET', path: `${PAGES}/new`, openTo: { may: 'page.create' }, answer: newPageForm },
  { method: 'POST', path: `${PAGES}/new`, openTo: { may: 'page.create' }, answer: newPage },
  { method: 'GET', path: `${PAGE}/below`, openTo: { may: 'page.see', about }, answer: below },
  { method: 'GET', path: `${PAGE}/move`, openTo: { may: 'page.move', about }, answer: moveForm },
  { method: 'POST', path: `${PAGE}/move`, openTo: { may: 'page.move', about }, undoes: true, answer: move },
  {
    method: 'POST',
    path: `${PAGE}/archive`,
    openTo: { may: 'page.archive', about },
    undoes: true,
    answer: archive,
  },
  {
    method: 'POST',
    path: `${PAGE}/restore`,
    openTo: { may: 'page.archive', about },
    undoes: true,
    answer: restore,
  },
  { method: 'GET', path: `${PAGE}/about`, openTo: { may: 'page.see', about }, answer: record },
  { method: 'POST', path: `${PAGE}/about`, openTo: { may: 'page.equip', about }, answer: saveRecord },
  {
    method: 'POST',
    path: `${PAGE}/people`,
    openTo: { may: 'page.allow', about },
    undoes: true,
    answer: allow,
  },
  {
    method: 'POST',
    path: `${PAGE}/people/end`,
    openTo: { may: 'page.disallow', about },
    undoes: true,
    answer: disallow,
  },
]
