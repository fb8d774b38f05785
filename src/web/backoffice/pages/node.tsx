import type { DescribedPage } from '../../../domain/pages/index.ts'
import { languageOf } from '../../../kernel/language.ts'
import { Icon } from '../../design/icon.tsx'
import { type Ground, type OutlinePage, pathOfPage } from './ground.ts'
import { States } from './state-words.tsx'

interface LineParts {
  ground: Ground
  page: OutlinePage
  described: ReadonlyMap<string, DescribedPage>
  /** Where she came from: her eyes go there. */
  isHere: boolean
}

const NOTHING: DescribedPage = { title: '', language: undefined, cells: new Map() }

/** What stands in the line of a page, in the tree and in a list alike: choose it, open it, see its states, do something. */
export const Line = ({ ground, page, described: all, isHere }: LineParts) => {
  const { m } = ground.visit
  const described = all.get(page.id) ?? NOTHING
  const title = described.title || m.text('page.untitled')
  const write = (language: string): string =>
    `/backoffice${pathOfPage(ground.region, page.id, `/${language}`)}`
  return (
    <>
      <label class="tick">
        <input type="checkbox" name={`tick.${page.id}`} value="on" />
        <span class="unseen">{m.text('page.choose', { page: title })}</span>
      </label>
      <span class="name">
        <a
          href={write(described.language ?? ground.own)}
          {...(isHere && { autofocus: true, 'aria-current': 'true' })}
        >
          <span {...langOf(described)}>{title}</span>
        </a>
        <Archived ground={ground} page={page} described={all} />
        {page.sensitive_since !== null && <small>{`◆ ${m.text('page.sensitive.short')}`}</small>}
      </span>
      <States m={m} page={described} title={title} href={write} />
      <Actions ground={ground} page={page} title={title} />
    </>
  )
}

/** The language of a title, where it is not the one of the screen. */
const langOf = ({ language }: DescribedPage) => {
  if (!language) return {}
  const { tag, dir } = languageOf(language)
  return { lang: tag, dir }
}

const Archived = ({ ground, page, described }: Omit<LineParts, 'isHere'>) => {
  const { m } = ground.visit
  if (page.archived_at !== null) return <small class="archived">{`▢ ${m.text('page.archived')}`}</small>
  const above = ground.outline.archivedWith(page.id)
  if (!above) return null
  const title = described.get(above.id)?.title || m.text('page.untitled')
  return <small class="archived">{`▢ ${m.text('page.archived.with', { page: title })}`}</small>
}

const Actions = ({ ground, page, title }: { ground: Ground; page: OutlinePage; title: string }) => {
  const { visit, region, may } = ground
  const { m } = visit
  const at = (rest: string): string => `/backoffice${pathOfPage(region, page.id, rest)}`
  return (
    <details class="menu more">
      <summary aria-label={m.text('page.more', { page: title })}>
        <span aria-hidden="true">⋯</span>
      </summary>
      <ul>
        <li>
          <a href={at('/about')}>{m.text('page.about')}</a>
        </li>
        <li>
          <a href={at('/preview')}>{m.text('page.preview')}</a>
        </li>
        {may('page.create', page) && (
          <li>
            <a href={`/backoffice/regions/${region.slug}/pages/new?below=${page.id}`}>
              {m.text('page.new.below')}
            </a>
          </li>
        )}
        {may('page.move', page) && (
          <li>
            <a href={at('/move')}>{m.text('page.move')}</a>
          </li>
        )}
        {may('page.archive', page) && (
          <li>
            <button
              type="submit"
              class="quiet"
              name={`version.${page.id}`}
              value={String(page.version)}
              formaction={at(page.archived_at === null ? '/archive' : '/restore')}
            >
              <Icon name={page.archived_at === null ? 'news' : 'check'} />
              {m.text(page.archived_at === null ? 'page.archive' : 'page.restore')}
            </button>
          </li>
        )}
      </ul>
    </details>
  )
}
