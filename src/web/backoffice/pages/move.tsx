import { findPages, movePage } from '../../../domain/pages/index.ts'
import type { Visit } from '../visit.ts'
import { versionIn } from './archive.ts'
import { type Ground, groundOf, type OutlinePage, pageOf, pathOfPage } from './ground.ts'
import { orRefused } from './refused.tsx'
import { treeAt } from './tree-path.ts'

const MOST_TARGETS = 30

/** Moves a page with a form: search for the page beside which it shall stand. What the script does by dragging. */
export async function moveForm(visit: Visit): Promise<Response> {
  const { m } = visit
  const ground = await groundOf(visit)
  const page = pageOf(ground)
  const query = (visit.query('query') ?? '').trim()
  const targets = await targetsFor(ground, page, query)
  const titles = await ground.describe([
    ...new Set([page.id, ...targets].flatMap((id) => ground.outline.wayTo(id).map((one) => one.id))),
  ])
  const titleOf = (id: string): string => titles.get(id)?.title || m.text('page.untitled')
  const wayOf = (id: string): string =>
    ground.outline
      .wayTo(id)
      .map((one) => titleOf(one.id))
      .join(' › ')
  const title = m.text('page.move.title', { page: titleOf(page.id) })
  const here = `/backoffice${pathOfPage(ground.region, page.id, '/move')}`
  return visit.show({
    title,
    body: (
      <>
        <h1>{title}</h1>
        <p class="soft">{m.text('page.move.now', { way: wayOf(page.id) })}</p>
        <form class="find" method="get" action={here}>
          <div>
            <label for="f-query">{m.text('page.move.search')}</label>
            <input id="f-query" name="query" type="search" value={query} />
          </div>
          <button type="submit" class="second">
            {m.text('page.filter.button')}
          </button>
        </form>
        {targets.length === 0 ? (
          <p role="status">{m.text('page.move.none')}</p>
        ) : (
          <form method="post" action={here}>
            <input type="hidden" name="version" value={String(page.version)} />
            <fieldset>
              <legend>{m.text('page.move.beside')}</legend>
              {targets.map((id, i) => (
                <label class="tick">
                  <input type="radio" name="target" value={id} checked={i === 0} />
                  <bdi>{wayOf(id)}</bdi>
                </label>
              ))}
            </fieldset>
            <p>
              <button type="submit" name="where" value="below">
                {m.text('page.move.below')}
              </button>
              <button type="submit" name="where" value="before" class="second">
                {m.text('page.move.before')}
              </button>
              <button type="submit" name="where" value="after" class="second">
                {m.text('page.move.after')}
              </button>
            </p>
          </form>
        )}
        <p>
          <a href={`/backoffice${treeAt(ground, page.id)}`}>{m.text('page.tree.back')}</a>
        </p>
      </>
    ),
  })
}

/** Without a question: what is near, the chapters and the pages beside it. Never itself or what is below it. */
async function targetsFor(ground: Ground, page: OutlinePage, title: string): Promise<string[]> {
  const { visit, outline, region, branches, at } = ground
  const near = [...ground.seenBelow(page.parent_id), ...ground.seenBelow(null)].map(({ id }) => id)
  const found =
    title === ''
      ? [...new Set(near)]
      : await findPages(visit.parts.reader, outline, { region: region.id, branches, at }, { title })
  return found
    .filter(
      (id) =>
        !outline.wayTo(id).some((one) => one.id === page.id) && visit.may('page.see', outline.about(id)),
    )
    .slice(0, MOST_TARGETS)
}

export function move(visit: Visit): Promise<Response> {
  return orRefused(visit, async () => {
    const { where = '', target = '' } = visit.form
    const page = visit.part('page')
    const version = versionIn(visit, page)
    const stood = await visit.run(movePage, { page, version, where: where as 'below', target })
    const ground = await groundOf(visit)
    return visit.go(treeAt(ground, page), {
      say: 'page.moved',
      ...(stood && {
        undo: {
          path: pathOfPage(ground.region, page, '/move'),
          fields: { ...stood, version: String(version + 1) },
        },
      }),
    })
  })
}
