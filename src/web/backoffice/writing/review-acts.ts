import {
  approveReview,
  comment,
  requestReview,
  sendBack,
  withdrawReview,
} from '../../../domain/drafting/index.ts'
import { publicationsOf } from '../../../domain/translations/index.ts'
import { regionOf, type Visit } from '../visit.ts'
import { textOf, textPath } from './kinds.ts'
import { orTold, tell } from './told.tsx'

const MOST = 2000

/** Asks once more, for the newest version: what taking a request back takes back. */
export const askAgain = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const text = await textOf(visit)
    const note = (visit.form.note ?? '').trim().slice(0, MOST)
    const asked = { text: text.text, version: text.head, ...(note && { note }) }
    const review = await visit.run(requestReview, asked)
    const undo = { path: textPath(regionOf(visit), text.text, '/review/withdraw'), fields: { review } }
    return visit.go(text.desk, { say: 'writing.said.asked', undo })
  })

export const withdrawAsking = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const text = await textOf(visit)
    await visit.run(withdrawReview, { review: visit.form.review ?? '' })
    const undo = { path: textPath(regionOf(visit), text.text, '/review/ask'), fields: {} }
    return visit.go(text.desk, { say: 'writing.said.asking-withdrawn', undo })
  })

/** Says yes, which makes the version public. */
export const approve = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const { text, desk } = await textOf(visit)
    const { reader, clock } = visit.parts
    const before = (await publicationsOf(reader, text, clock())).find(({ state }) => state === 'public')
    await visit.run(approveReview, { review: visit.form.review ?? '' })
    const path = textPath(regionOf(visit), text, before ? '/publish' : '/off')
    const fields: Record<string, string> = before ? { version: String(before.version) } : {}
    return visit.go(desk, { say: 'writing.said.approved', undo: { path, fields } })
  })

/** Says no for now. Whoever asked has to know why. */
export const refuse = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const { desk } = await textOf(visit)
    const reason = (visit.form.reason ?? '').trim()
    if (reason === '' || reason.length > MOST) return tell(visit, 422, 'writing.review.why.missing')
    await visit.run(sendBack, { review: visit.form.review ?? '', reason })
    return visit.go(desk, { say: 'writing.said.sent-back' })
  })

export const say = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const { text, desk } = await textOf(visit)
    const body = (visit.form.body ?? '').trim()
    if (body === '' || body.length > MOST) return tell(visit, 422, 'writing.comment.missing')
    const version = Number.parseInt(visit.form.version ?? '', 10) || 1
    await visit.run(comment, { text, version, body })
    return visit.go(desk, { say: 'writing.said.commented' })
  })
