import { setTimeout } from 'node:timers/promises'
import { namesOfAccounts } from '../../../domain/accounts/index.ts'
import {
  keptUntil,
  type Progress,
  progressOf,
  type Replacement,
  replacementById,
  undoReplacement,
} from '../../../domain/replacing/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { regionOf, type Visit } from '../visit.ts'
import { Results } from './results.tsx'

/** How far a replacement is, and what came of each text. While it runs a script asks again; without one, a button does. */
export async function run(visit: Visit): Promise<Response> {
  const { m } = visit
  const moved = await whenItMoved(visit)
  if (!moved) return visit.missing()
  const { current, progress } = moved
  const isOver = isFinished(current)
  const title = m.text(titleOf(current, isOver))
  const names = await namesOfAccounts(
    visit.parts.reader,
    [current.startedBy, current.undoAskedBy].flatMap((id) => id ?? []),
  )
  return visit.show({
    title,
    body: (
      <div class="replacing">
        <h1>{title}</h1>
        <p class="lead">
          <bdi>„{current.question.find}“</bdi> → <bdi>„{current.question.replacement}“</bdi>
        </p>
        <p class="soft">
          {m.text('replace.by', {
            name: names.get(current.startedBy ?? '') ?? m.text('start.colleague'),
            at: m.moment(current.startedAt),
          })}
        </p>
        <p role="status">
          {m.text('replace.progress', { done: String(progress.done), all: String(progress.all) })}{' '}
          <progress value={String(progress.done)} max={String(progress.all)} aria-label={title} />
        </p>
        {!isOver && <Again visit={visit} replacement={current} done={progress.done} />}
        <Sums visit={visit} progress={progress} replacement={current} />
        {current.undoAskedAt === null && <UndoForm visit={visit} replacement={current} />}
        {await Results({ visit, replacement: current, all: progress.all })}
        <p>
          <a href={`/backoffice/regions/${regionOf(visit).slug}/replace`}>{m.text('replace.again')}</a>
        </p>
      </div>
    ),
  })
}

/** Takes it back, and shows how that goes. */
export async function undo(visit: Visit): Promise<Response> {
  const replacement = visit.part('replacement')
  await visit.run(undoReplacement, { replacement }).catch((error) => {
    // Asked twice: the page says how far it is.
    if (!(error instanceof Refusal) || error.code !== 'stale') throw error
  })
  return visit.go(`/regions/${regionOf(visit).slug}/replace/${replacement}`)
}

async function ofRegion(visit: Visit): Promise<Replacement | undefined> {
  const found = await replacementById(visit.parts.reader, visit.part('replacement'))
  return found?.region === regionOf(visit).id ? found : undefined
}

const LOOKS = 10
const PAUSE_MS = 200

/** Who asks again with what she has seen is answered when there is more to see, or after two seconds. */
async function whenItMoved(visit: Visit): Promise<{ current: Replacement; progress: Progress } | undefined> {
  for (let look = 0; ; look++) {
    const current = await ofRegion(visit)
    if (!current) return undefined
    const progress = await progressOf(visit.parts.reader, current)
    const isNews = visit.query('seen') !== String(progress.done) || isFinished(current)
    if (isNews || look === LOOKS) return { current, progress }
    await setTimeout(PAUSE_MS)
  }
}

const isFinished = ({ undoAskedAt, finishedAt, undoneAt }: Replacement): boolean =>
  undoAskedAt === null ? finishedAt !== null : undoneAt !== null

const titleOf = ({ undoAskedAt }: Replacement, isOver: boolean) =>
  undoAskedAt === null
    ? isOver
      ? ('replace.over' as const)
      : ('replace.running' as const)
    : isOver
      ? ('replace.undone' as const)
      : ('replace.undoing' as const)

interface RunParts {
  visit: Visit
  replacement: Replacement
}

const Again = ({ visit, replacement, done }: RunParts & { done: number }) => (
  <go-on>
    <form method="get" action={`/backoffice/regions/${regionOf(visit).slug}/replace/${replacement.id}`}>
      <input type="hidden" name="seen" value={String(done)} />
      <button class="second" type="submit">
        {visit.m.text('replace.reload')}
      </button>
    </form>
  </go-on>
)

const Sums = ({ visit: { m }, progress, replacement }: RunParts & { progress: Progress }) => {
  const { outcomes, undone } = progress
  const sums = [
    ...(replacement.undoAskedAt === null
      ? []
      : ([
          ['replace.sum.undone', undone.undone],
          ['replace.sum.not-undone', undone.edited + undone.refused],
        ] as const)),
    ['replace.sum.changed', outcomes.changed],
    ['replace.sum.edited', outcomes.edited],
    ['replace.sum.nothing', outcomes.nothing],
    ['replace.sum.refused', outcomes.refused],
    ['replace.sum.stopped', outcomes.stopped],
  ] as const
  return (
    <ul class="sums">
      {sums
        .filter(([, count]) => count > 0)
        .map(([key, count]) => (
          <li>{m.text(key, { count: String(count) })}</li>
        ))}
    </ul>
  )
}

/** One button takes all of it back; what that leaves out is said before. */
const UndoForm = ({ visit, replacement }: RunParts) => {
  const { m } = visit
  const path = `/backoffice/regions/${regionOf(visit).slug}/replace/${replacement.id}/undo`
  return (
    <form method="post" action={path}>
      <p class="hint">{m.text('replace.undo.hint', { day: m.day(keptUntil(replacement.startedAt)) })}</p>
      <button class="second" type="submit">
        {m.text('replace.undo')}
      </button>
    </form>
  )
}
