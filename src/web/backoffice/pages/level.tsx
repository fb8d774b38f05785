import type { DescribedPage } from '../../../domain/pages/index.ts'
import type { Ground, OutlinePage } from './ground.ts'
import { Line } from './node.tsx'
import { type OpenLevels, openIn, treePath } from './tree-path.ts'

/** So many pages of a level are shown at once; all of them when somebody asks. */
const MANY = 200

interface LevelParts {
  ground: Ground
  parent: string | null
  open: OpenLevels
  described: ReadonlyMap<string, DescribedPage>
  here: number | undefined
}

/** One level of the tree, with those below it that stand open. A list of lists: every reading aid knows how to go through it. */
export const Level = ({ ground, parent, open, described, here }: LevelParts) => {
  const { visit, region, may } = ground
  const { m } = visit
  const pages = ground.seenBelow(parent)
  return (
    <ul class="level" {...(parent && { 'data-below': parent })}>
      {shownOf(ground, parent).map((page) => {
        const title = described.get(page.id)?.title || m.text('page.untitled')
        const below = ground.seenBelow(page.id).length
        return (
          <li class="node" data-page={page.id} data-version={String(page.version)} data-title={title}>
            <div class={page.number === here ? 'line here' : 'line'}>
              {may('page.move', page) && (
                <button
                  type="button"
                  class="grip quiet"
                  hidden
                  aria-label={m.text('page.grip', { page: title })}
                >
                  <span aria-hidden="true">⠿</span>
                </button>
              )}
              {below > 0 ? (
                <Toggle ground={ground} page={page} open={open} title={title} below={below} />
              ) : (
                <span class="toggle" />
              )}
              <Line ground={ground} page={page} described={described} isHere={page.number === here} />
            </div>
            {open.has(page.number) && below > 0 && (
              <Level ground={ground} parent={page.id} open={open} described={described} here={here} />
            )}
          </li>
        )
      })}
      {pages.length > shownOf(ground, parent).length && (
        <li>
          <a href={`/backoffice${treePath(region, open)}${open.size > 0 ? '&' : '?'}all=1`}>
            {m.text('page.tree.all', { count: String(pages.length) })}
          </a>
        </li>
      )}
    </ul>
  )
}

interface ToggleParts {
  ground: Ground
  page: OutlinePage
  open: OpenLevels
  title: string
  below: number
}

const Toggle = ({ ground: { visit, region }, page, open, title, below }: ToggleParts) => {
  const isOpen = open.has(page.number)
  const then = new Set(open)
  if (isOpen) then.delete(page.number)
  else then.add(page.number)
  return (
    <a
      class="toggle"
      href={`/backoffice${treePath(region, then)}`}
      data-number={String(page.number)}
      aria-expanded={isOpen ? 'true' : 'false'}
    >
      <span aria-hidden="true">{below}</span>
      <span class="unseen">{visit.m.text('page.below', { page: title, count: String(below) })}</span>
    </a>
  )
}

const shownOf = (ground: Ground, parent: string | null): readonly OutlinePage[] =>
  ground.visit.query('all') ? ground.seenBelow(parent) : ground.seenBelow(parent).slice(0, MANY)

/** The pages that stand in the tree when these levels are open. */
export function standing(ground: Ground, parent: string | null): string[] {
  const open = openIn(ground.visit)
  return shownOf(ground, parent).flatMap((page) => [
    page.id,
    ...(open.has(page.number) ? standing(ground, page.id) : []),
  ])
}
