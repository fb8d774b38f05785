import type { ComparedBlock, ComparedField, Piece } from '../../../domain/translations/index.ts'
import type { Language } from '../../../kernel/language.ts'
import { LABELS } from '../contacts/labels.ts'
import type { MessageKey, Messages } from '../messages.ts'

const FIELDS: Readonly<Record<string, MessageKey>> = {
  ...LABELS,
  title: 'writing.title',
  slug: 'page.new.slug',
  content: 'writing.content',
}

/** So many paragraphs that stayed are shown around a change; the others are told as a number. */
const AROUND = 1

interface ComparedParts {
  m: Messages
  /** Of what is compared; undefined for facts, which are the same in every language. */
  language: Language | undefined
  fields: readonly ComparedField[]
  /** Names of the two columns; without them only what was changed is shown, in one. */
  heads?: { before: string; after: string }
}

/** Two texts side by side, paragraph by paragraph. What went and what came is marked with a sign, and with colour. */
export const Compared = ({ m, language, fields, heads }: ComparedParts) => {
  const other = fields.filter(({ isSame }) => !isSame)
  if (other.length === 0) return <p>{m.text('writing.same')}</p>
  return (
    <div class={heads ? 'compared two' : 'compared'}>
      {heads && (
        <div class="row heads">
          <strong>
            <span aria-hidden="true">−</span> {heads.before}
          </strong>
          <strong>
            <span aria-hidden="true">+</span> {heads.after}
          </strong>
        </div>
      )}
      {other.map(({ field, blocks }) => (
        <>
          <h2>{FIELDS[field] ? m.text(FIELDS[field]) : field}</h2>
          {runsOf(blocks).map((run) =>
            run.hidden > 0 ? (
              <p class="soft">{m.text('writing.same.count', { count: String(run.hidden) })}</p>
            ) : (
              <Row language={language} block={run.block} two={heads !== undefined} />
            ),
          )}
        </>
      ))}
    </div>
  )
}

type Run = { hidden: number; block: ComparedBlock }

/** Leaves out what stayed, far from any change. */
function runsOf(blocks: readonly ComparedBlock[]): Run[] {
  const isNear = (at: number): boolean =>
    blocks.slice(Math.max(0, at - AROUND), at + AROUND + 1).some(({ change }) => change !== 'same')
  const runs: Run[] = []
  for (const [at, block] of blocks.entries()) {
    const last = runs.at(-1)
    if (isNear(at)) runs.push({ hidden: 0, block })
    else if (last && last.hidden > 0) last.hidden++
    else runs.push({ hidden: 1, block })
  }
  return runs
}

const Row = ({
  language,
  block: { pieces, change },
  two,
}: {
  language: Language | undefined
  block: ComparedBlock
  two: boolean
}) => {
  const of = language && { lang: language.tag, dir: language.dir }
  const [before, after] = [
    pieces.filter(({ change }) => change !== 'added'),
    pieces.filter(({ change }) => change !== 'removed'),
  ]
  return two ? (
    <div class={change === 'same' ? 'row same' : 'row'} {...of}>
      <p>{before.map(Words)}</p>
      <p>{after.map(Words)}</p>
    </div>
  ) : (
    <p {...of}>{pieces.map(Words)}</p>
  )
}

const Words = ({ change, words }: Piece) =>
  change === 'added' ? <ins>{words}</ins> : change === 'removed' ? <del>{words}</del> : <span>{words}</span>
