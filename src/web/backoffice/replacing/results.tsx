import { aboutText } from '../../../domain/drafting/index.ts'
import { type ReplacedText, type Replacement, replacedTexts } from '../../../domain/replacing/index.ts'
import type { MessageKey } from '../messages.ts'
import { regionOf, type Visit } from '../visit.ts'
import { TextHead } from './text-head.tsx'
import { type TitledText, titlesOf } from './titles.ts'

const A_PAGE = 100

interface ResultsParts {
  visit: Visit
  replacement: Replacement
  all: number
}

/** What came of each text, a page of them. What she may not see is counted and not named. */
export async function Results({ visit, replacement, all }: ResultsParts) {
  const { m } = visit
  const pages = Math.max(1, Math.ceil(all / A_PAGE))
  const at = Math.min(Math.max(1, Math.trunc(Number(visit.query('page') ?? 1)) || 1), pages)
  const rows = await replacedTexts(visit.parts.reader, replacement.id, (at - 1) * A_PAGE, A_PAGE)
  const titles = await titlesOf(
    visit,
    rows.map(({ text }) => text),
  )
  const seen: { row: ReplacedText; text: TitledText }[] = []
  for (const row of rows) {
    const text = titles.get(row.text)
    const { translation: _, ...about } = (await aboutText(visit.parts.reader, row.text)) ?? { region: null }
    if (text && visit.may(`${text.kind}.see`, about)) seen.push({ row, text })
  }
  const address = (page: number) =>
    `/backoffice/regions/${regionOf(visit).slug}/replace/${replacement.id}?page=${page}`
  return (
    <section>
      <h2>{m.text('replace.results')}</h2>
      <ul class="rows">
        {seen.map(({ row, text }) => (
          <li>
            <TextHead visit={visit} text={text} />
            <span class={isGood(row) ? 'good' : 'soft'}>
              {isGood(row) ? '✓ ' : '– '}
              {m.text(wordOf(row))}
            </span>
          </li>
        ))}
      </ul>
      {seen.length < rows.length && (
        <p class="soft">{m.text('replace.unseen', { count: String(rows.length - seen.length) })}</p>
      )}
      {pages > 1 && (
        <p class="ways">
          {at > 1 && <a href={address(at - 1)}>{m.text('replace.back')}</a>}
          <span>{m.text('replace.page', { at: String(at), all: String(pages) })}</span>
          {at < pages && <a href={address(at + 1)}>{m.text('replace.on')}</a>}
        </p>
      )}
    </section>
  )
}

const isGood = ({ outcome, undo }: ReplacedText): boolean =>
  undo === null ? outcome === 'changed' : undo === 'undone'

const REASONS: Readonly<Record<string, MessageKey>> = {
  forbidden: 'replace.outcome.forbidden',
  invalid: 'replace.outcome.invalid',
  taken: 'replace.outcome.taken',
  unknown: 'replace.outcome.unknown',
}

function wordOf({ outcome, reason, isPublic, undo, undoReason }: ReplacedText): MessageKey {
  if (undo === 'undone') return 'replace.outcome.undone'
  if (undo === 'edited') return 'replace.outcome.not-undone'
  if (undo === 'refused') return REASONS[undoReason ?? ''] ?? 'replace.outcome.refused'
  if (outcome === null) return 'replace.outcome.waiting'
  if (outcome === 'changed') return isPublic ? 'replace.outcome.public' : 'replace.outcome.changed'
  if (outcome === 'edited') return 'replace.outcome.edited'
  if (outcome === 'nothing') return 'replace.outcome.nothing'
  if (outcome === 'stopped') return 'replace.outcome.stopped'
  return REASONS[reason ?? ''] ?? 'replace.outcome.refused'
}
