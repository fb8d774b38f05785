import type { DraftState } from '../../../domain/drafting/index.ts'
import type { MessageKey, Messages } from '../messages.ts'
import { nameOf, type Progress } from './progress.ts'

const WORDS: Readonly<Record<DraftState, { sign: string; word: MessageKey }>> = {
  draft: { sign: '✎', word: 'writing.state.draft' },
  'in review': { sign: '◷', word: 'writing.state.in-review' },
  'sent back': { sign: '↩', word: 'writing.state.sent-back' },
  approved: { sign: '✓', word: 'writing.state.approved' },
  scheduled: { sign: '◷', word: 'writing.state.scheduled' },
  public: { sign: '✓', word: 'writing.state.public' },
  'public with newer draft': { sign: '✎', word: 'writing.state.newer' },
  archived: { sign: '▢', word: 'writing.state.archived' },
}

interface StateLineParts {
  m: Messages
  /** undefined: nothing is written yet. */
  progress: Progress | undefined
  mayDecide: boolean
}

/** Where a text is: what is public since when and by whom, what is newer, and whose turn it is. */
export const StateLine = ({ m, progress, mayDecide }: StateLineParts) => {
  if (!progress) return <p class="standing">{`– ${m.text('writing.state.missing')}`}</p>
  const { state, shown, planned, versions, head } = progress
  const newest = versions[0]
  const { sign, word } = WORDS[state]
  return (
    <ul class="standing">
      <li>
        <strong class={`state ${state.replaceAll(' ', '-')}`}>
          <span aria-hidden="true">{sign}</span> {m.text(word)}
        </strong>
      </li>
      {shown && (
        <li>
          {m.text('writing.public', { day: m.day(shown.from), name: nameOf(m, shown.by) })}
          {shown.until && ` ${m.text('writing.until', { time: m.moment(shown.until) })}`}
        </li>
      )}
      {planned && <li>{m.text('writing.planned', { time: m.moment(planned.from) })}</li>}
      {newest && shown?.version !== head && (
        <li>{m.text('writing.newest', { time: m.moment(newest.savedAt), name: nameOf(m, newest.by) })}</li>
      )}
      {state === 'in review' && <li>{m.text(mayDecide ? 'writing.turn.yours' : 'writing.turn.others')}</li>}
      {state === 'approved' && mayDecide && <li>{m.text('writing.turn.publish')}</li>}
    </ul>
  )
}
