import { findPages } from '../../../domain/pages/index.ts'
import { personOf, type Visit } from '../visit.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { Filter, questionIn } from './filter.tsx'
import { Found } from './found.tsx'
import { type Ground, groundOf } from './ground.ts'
import { Level, standing } from './level.tsx'
import { openIn } from './tree-path.ts'

/** The pages of a region: as a tree, opened level by level, or what a question finds as a list. */
export async function tree(visit: Visit): Promise<Response> {
  const { m } = visit
  const ground = await groundOf(visit)
  const { region, outline, branches, at } = ground
  const question = questionIn(ground)
  const found = question && {
    ids: (await findPages(visit.parts.reader, outline, { region: region.id, branches, at }, question)).filter(
      (id) => visit.may('page.see', outline.about(id)),
    ),
  }
  return visit.show({
    title: m.text('page.tree'),
    body: (
      <>
        <div class="headed">
          <h1>{m.text('page.tree')}</h1>
          {visit.parts.rights.mayIn(personOf(visit).actor, 'page.create', region.id) && (
            <a class="button" href={`/backoffice/regions/${region.slug}/pages/new`}>
              {m.text('page.new')}
            </a>
          )}
        </div>
        <Filter ground={ground} />
        {found ? await Found({ ground, ids: found.ids }) : await Tree({ ground })}
      </>
    ),
  })
}

/** One level by itself, for the script that puts it in. It stands in a page that nobody looks at. */
export async function below(visit: Visit): Promise<Response> {
  const ground = await groundOf(visit)
  const parent = visit.part('page')
  const described = await ground.describe(standing(ground, parent))
  const level = (
    <Level ground={ground} parent={parent} open={openIn(visit)} described={described} here={undefined} />
  )
  return new Response(`<!doctype html>${level}`, {
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': "default-src 'none'" },
  })
}

async function Tree({ ground }: { ground: Ground }) {
  const { visit, region } = ground
  const { m } = visit
  const ids = standing(ground, null)
  if (ids.length === 0) return <p class="soft">{m.text('page.tree.empty')}</p>
  const described = await ground.describe(ids)
  const here = Number(visit.query('at') ?? Number.NaN)
  return (
    <form method="post" action={`/backoffice/regions/${region.slug}/pages/chosen`}>
      <input type="hidden" name="open" value={visit.query('open') ?? ''} />
      <page-tree {...words(visit)}>
        <p class="hint keys" hidden id="tree-keys">
          {m.text('page.grip.hint')}
        </p>
        <Level ground={ground} parent={null} open={openIn(visit)} described={described} here={here} />
        <p class="unseen" role="status" />
      </page-tree>
      <ChosenBar m={m} />
    </form>
  )
}

/** What the script says while a page is moved. */
const words = ({ m }: Visit) => ({
  'data-grabbed': m.text('page.grip.grabbed'),
  'data-before': m.text('page.grip.before'),
  'data-after': m.text('page.grip.after'),
  'data-below': m.text('page.grip.below'),
  'data-dropped': m.text('page.grip.dropped'),
  'data-cancelled': m.text('page.grip.cancelled'),
})
