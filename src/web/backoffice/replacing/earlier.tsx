import { namesOfAccounts } from '../../../domain/accounts/index.ts'
import { replacementsIn } from '../../../domain/replacing/index.ts'
import { regionOf, type Visit } from '../visit.ts'

/** What was replaced lately, by whom and when: the way back to what came of it. */
export async function Earlier({ visit }: { visit: Visit }) {
  const { m, parts } = visit
  const region = regionOf(visit)
  const all = await replacementsIn(parts.reader, region.id)
  if (all.length === 0) return null
  const names = await namesOfAccounts(
    parts.reader,
    all.flatMap(({ startedBy }) => startedBy ?? []),
  )
  return (
    <section>
      <h2>{m.text('replace.earlier')}</h2>
      <ul class="rows">
        {all.map(({ id, question, startedAt, startedBy, undoAskedAt }) => (
          <li>
            <a href={`/backoffice/regions/${region.slug}/replace/${id}`}>
              <bdi>„{question.find}“</bdi> → <bdi>„{question.replacement}“</bdi>
            </a>
            <small>
              {names.get(startedBy ?? '') ?? m.text('start.colleague')},{' '}
              <time datetime={startedAt}>{m.moment(startedAt)}</time>
              {undoAskedAt && ` · ${m.text('replace.taken-back')}`}
            </small>
          </li>
        ))}
      </ul>
    </section>
  )
}
