import type { commentsOf, Review } from '../../../domain/drafting/index.ts'
import type { Messages } from '../messages.ts'
import type { OwnRegion } from '../parts.ts'
import { personOf, type Visit } from '../visit.ts'
import { textPath } from './kinds.ts'
import { nameOf, type Progress } from './progress.ts'

interface ReviewParts {
  visit: Visit
  region: OwnRegion
  progress: Progress
  /** She may say yes or no. */
  mayDecide: boolean
}

/** What was asked about the newest version: to be decided, waited for, or mended. Nothing where nobody asked. */
export const ReviewBox = ({ visit, region, progress, mayDecide }: ReviewParts) => {
  const { m } = visit
  const { review, state, text, head } = progress
  if (!review || (state !== 'in review' && state !== 'sent back')) return null
  const path = `/backoffice${textPath(region, text)}`
  const isHers = review.by.id === personOf(visit).actor.id
  return (
    <section class="review" id="review">
      <h2>{m.text(state === 'in review' ? 'writing.review' : 'writing.review.back')}</h2>
      <p>{sayingOf(m, review)}</p>
      {state === 'in review' && (
        <>
          <p>
            <a
              href={`${path}/versions${progress.shown ? `?older=${progress.shown.version}&newer=${head}` : ''}`}
            >
              {m.text('writing.review.changes')}
            </a>
          </p>
          {mayDecide && <Decision m={m} path={path} review={review} />}
          {isHers && (
            <form method="post" action={`${path}/review/withdraw`}>
              <button type="submit" class="second" name="review" value={review.id}>
                {m.text('writing.review.withdraw')}
              </button>
            </form>
          )}
        </>
      )}
    </section>
  )
}

function sayingOf(m: Messages, { by, note, verdict, settledBy, reason }: Review): string {
  if (verdict === 'sent-back' && settledBy)
    return m.text('writing.review.reason', { name: nameOf(m, settledBy), reason: reason ?? '' })
  return note
    ? m.text('writing.review.asked.note', { name: nameOf(m, by), note })
    : m.text('writing.review.asked', { name: nameOf(m, by) })
}

const Decision = ({ m, path, review }: { m: Messages; path: string; review: Review }) => (
  <>
    <form method="post" action={`${path}/review/approve`}>
      <button type="submit" name="review" value={review.id}>
        {m.text('writing.review.approve')}
      </button>
    </form>
    <details class="choice">
      <summary>{m.text('writing.review.send-back')}</summary>
      <form method="post" action={`${path}/review/send-back`} novalidate>
        <div class="field">
          <label for="f-reason">{m.text('writing.review.why')}</label>
          <textarea id="f-reason" name="reason" rows={3} />
        </div>
        <button type="submit" class="second" name="review" value={review.id}>
          {m.text('writing.review.send-back')}
        </button>
      </form>
    </details>
  </>
)

interface CommentsParts {
  m: Messages
  region: OwnRegion
  progress: Progress
  comments: Awaited<ReturnType<typeof commentsOf>>
  mayComment: boolean
}

/** What colleagues say to each other about a text. */
export const Comments = ({ m, region, progress: { text, head }, comments, mayComment }: CommentsParts) => (
  <section class="comments" id="comments">
    <h2>{m.text('writing.comments')}</h2>
    {comments.length > 0 && (
      <ul class="rows">
        {comments.map(({ body, at, by, version }) => (
          <li>
            <span>
              <bdi>{body}</bdi>
              <small>
                {m.text('writing.comment.by', {
                  ...{ name: nameOf(m, by), time: m.moment(at), version: String(version) },
                })}
              </small>
            </span>
          </li>
        ))}
      </ul>
    )}
    {mayComment && (
      <form method="post" action={`/backoffice${textPath(region, text, '/comment')}`} novalidate>
        <input type="hidden" name="version" value={String(head)} />
        <div class="field">
          <label for="f-body">{m.text('writing.comment')}</label>
          <textarea id="f-body" name="body" rows={2} />
        </div>
        <button type="submit" class="second">
          {m.text('writing.comment.button')}
        </button>
      </form>
    )}
  </section>
)
