import { aboutPageIn } from '../../../domain/pages/index.ts'
import type { About } from '../../../kernel/right.ts'
import { aboutThePage } from '../pages/ground.ts'
import type { Route, Visit } from '../visit.ts'
import { aboutTheText as about, aboutSeeing, textOf } from './kinds.ts'
import { publish, takeOff } from './publish-acts.ts'
import { restore } from './restore.ts'
import { approve, askAgain, refuse, say, withdrawAsking } from './review-acts.ts'
import { save } from './save.ts'
import { saveSchedule, schedule, unschedule } from './schedule.tsx'
import { write } from './screen.tsx'
import { drop, here, keep } from './typed.ts'
import { versions } from './versions.tsx'

const DESK = '/regions/:region/pages/:page/:language'
const TEXT = '/regions/:region/texts/:text'

const aboutDesk = (visit: Visit): Promise<About | undefined> =>
  aboutPageIn(visit.parts.reader, visit.part('page'), visit.part('language'))

const toWrite = { may: 'page.write', about: aboutDesk }
// Whoever may see a page may see a contact: one word stands for both.
const toSee = { may: 'page.see', about: aboutSeeing }
/** Who may approve is who may publish; the command of the page or the contact asks again. */
const toDecide = { may: 'review.approve', about }
const toAsk = { may: 'review.request', about }

/** Where texts are written, reviewed, compared and made public. */
export const writingRoutes: readonly Route[] = [
  { method: 'GET', path: DESK, openTo: { may: 'page.see', about: aboutThePage }, answer: write },
  { method: 'POST', path: DESK, openTo: toWrite, answer: save },
  { method: 'POST', path: `${DESK}/keep`, openTo: toWrite, answer: keep },
  { method: 'POST', path: `${DESK}/drop`, openTo: toWrite, answer: drop },
  { method: 'POST', path: `${DESK}/here`, openTo: toWrite, answer: here },
  // Mails lead here: they know the text, and not where it is written.
  { method: 'GET', path: TEXT, openTo: toSee, answer: async (visit) => visit.go((await textOf(visit)).desk) },
  { method: 'GET', path: `${TEXT}/versions`, openTo: toSee, answer: versions },
  {
    method: 'POST',
    path: `${TEXT}/restore`,
    openTo: { may: 'version.restore', about },
    undoes: true,
    answer: restore,
  },
  { method: 'GET', path: `${TEXT}/schedule`, openTo: toDecide, answer: schedule },
  { method: 'POST', path: `${TEXT}/schedule`, openTo: toDecide, undoes: true, answer: saveSchedule },
  { method: 'POST', path: `${TEXT}/unschedule`, openTo: toDecide, undoes: true, answer: unschedule },
  { method: 'POST', path: `${TEXT}/publish`, openTo: toDecide, undoes: true, answer: publish },
  { method: 'POST', path: `${TEXT}/off`, openTo: toDecide, undoes: true, answer: takeOff },
  { method: 'POST', path: `${TEXT}/review/ask`, openTo: toAsk, undoes: true, answer: askAgain },
  {
    method: 'POST',
    path: `${TEXT}/review/withdraw`,
    openTo: { may: 'review.withdraw', about },
    undoes: true,
    answer: withdrawAsking,
  },
  { method: 'POST', path: `${TEXT}/review/approve`, openTo: toDecide, answer: approve },
  {
    method: 'POST',
    path: `${TEXT}/review/send-back`,
    openTo: { may: 'review.send-back', about },
    answer: refuse,
  },
  { method: 'POST', path: `${TEXT}/comment`, openTo: { may: 'review.comment', about }, answer: say },
]
