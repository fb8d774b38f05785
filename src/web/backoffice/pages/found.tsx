import { languageOf } from '../../../kernel/language.ts'
import { ChosenBar } from './chosen-bar.tsx'
import type { Ground } from './ground.ts'
import { Line } from './node.tsx'

const AT_ONCE = 100

/** What a question has found: a flat list, each with its way through the tree. */
export async function Found({ ground, ids }: { ground: Ground; ids: readonly string[] }) {
  const { visit, region, outline } = ground
  const { m } = visit
  const tree = `/backoffice/regions/${region.slug}/pages`
  const from = Math.max(0, Number.parseInt(visit.query('from') ?? '0', 10) || 0)
  const shown = ids.slice(from, from + AT_ONCE)
  const described = await ground.describe([
    ...new Set(shown.flatMap((id) => outline.wayTo(id).map((page) => page.id))),
  ])
  return (
    <form method="post" action={`${tree}/chosen`}>
      <p role="status">
        {m.text('page.found', { count: String(ids.length) })} <a href={tree}>{m.text('page.found.all')}</a>
      </p>
      <ul class="level">
        {shown.map((id) => {
          const page = outline.page(id)
          const way = outline.wayTo(id).slice(0, -1)
          return (
            page && (
              <li class="node">
                {way.length > 0 && (
                  <p class="way">
                    {way.map((above, i) => {
                      const { title = '', language } = described.get(above.id) ?? {}
                      return (
                        <>
                          {i > 0 && ' › '}
                          <bdi {...(language && { lang: languageOf(language).tag })}>
                            {title || m.text('page.untitled')}
                          </bdi>
                        </>
                      )
                    })}
                  </p>
                )}
                <div class="line">
                  <Line ground={ground} page={page} described={described} isHere={false} />
                </div>
              </li>
            )
          )
        })}
      </ul>
      {from + AT_ONCE < ids.length && (
        <p>
          <a href={`${tree}?${moreOf(visit.request, from + AT_ONCE)}`}>{m.text('page.found.more')}</a>
        </p>
      )}
      {shown.length > 0 && <ChosenBar m={m} />}
    </form>
  )
}

function moreOf({ url }: Request, from: number): string {
  const query = new URL(url).searchParams
  query.set('from', String(from))
  return query.toString()
}
