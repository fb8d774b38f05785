import type { Child } from 'hono/jsx'
import type { NamedReview } from '../../../domain/drafting/index.ts'
import type { TextName } from '../../../domain/translations/index.ts'
import { languageOf } from '../../../kernel/language.ts'
import { Icon } from '../../design/icon.tsx'
import type { MessageKey } from '../messages.ts'
import type { OwnRegion } from '../parts.ts'
import { personOf, type Visit } from '../visit.ts'
import { waitsIn } from './waits.ts'

const SHOWN = 8

interface ToDoParts {
  visit: Visit
  region: OwnRegion
  /** Its name stands above, where there are several. */
  named: boolean
}

/** What waits for her in a region: to decide, to mend, to translate, to finish. */
export async function ToDo({ visit, region, named }: ToDoParts) {
  const { m, parts } = visit
  const { waiting, back, drafts, outdated } = await waitsIn(visit, region)
  const failed = await parts.failedToPublish(region.id)
  const isCalm = waiting.length + back.length + drafts.length + outdated.length === 0 && !failed
  const pages = `/backoffice/regions/${region.slug}/pages`
  return (
    <section class="to-do">
      <h2>{named ? `${m.text('start.todo')}: ${region.name}` : m.text('start.todo')}</h2>
      {isCalm && (
        <p class="good">
          <Icon name="check" /> {m.text('start.calm')}
        </p>
      )}
      <div class="panels">
        {failed && (
          <section>
            <h3>{`! ${m.text('start.failed')}`}</h3>
            <p>{m.text('start.failed.lead')}</p>
          </section>
        )}
        <List m={m} title={'start.waiting' as const} count={waiting.length}>
          {waiting.slice(0, SHOWN).map((review) => (
            <Item region={region} name={review.name} more={byOf(visit, review)} />
          ))}
        </List>
        <List m={m} title={'start.back' as const} count={back.length}>
          {back.slice(0, SHOWN).map((review) => (
            <Item region={region} name={review.name} more={review.reason ?? ''} />
          ))}
        </List>
        <List m={m} title={'start.drafts' as const} count={drafts.length} all={`${pages}?mine=1&state=draft`}>
          {drafts.slice(0, SHOWN).map((draft) => (
            <Item region={region} name={draft} more={m.day(draft.savedAt)} />
          ))}
        </List>
        <List
          m={m}
          title={'start.outdated' as const}
          count={outdated.reduce((sum, { count }) => sum + count, 0)}
          all={`${pages}?state=outdated`}
        >
          {outdated.slice(0, SHOWN).map(({ language, count }) => (
            <li>
              <a href={`${pages}?state=outdated&language=${language}`}>
                {m.text('start.outdated.item', { language: languageOf(language).name, count: String(count) })}
              </a>
            </li>
          ))}
        </List>
      </div>
    </section>
  )
}

interface ListParts {
  m: Visit['m']
  title: MessageKey
  count: number
  all?: string
  children: Child
}

const List = ({ m, title, count, all, children }: ListParts) =>
  count === 0 ? null : (
    <section>
      <h3>
        {m.text(title)} <span class="count">{count}</span>
      </h3>
      <ul class="rows">{children}</ul>
      {all && (
        <p>
          <a href={all}>{m.text('start.more')}</a>
        </p>
      )}
    </section>
  )

type Named = Pick<TextName, 'kind' | 'subject' | 'language' | 'lines'>

const Item = ({ region, name, more }: { region: OwnRegion; name: Named; more: string }) => (
  <li>
    <span>
      <a href={addressOf(region, name)}>
        <bdi>{name.lines.title ?? name.lines.name ?? name.lines.area ?? name.subject}</bdi>
      </a>
      <small>
        {name.language} · {more}
      </small>
    </span>
  </li>
)

const addressOf = ({ slug }: OwnRegion, { kind, subject, language }: Named): string =>
  `/backoffice/regions/${slug}/${kind === 'contact' ? 'contacts' : 'pages'}/${subject}/${language}`

function byOf(visit: Visit, { by }: NamedReview): string {
  const { m } = visit
  if (by.id === personOf(visit).actor.id) return m.text('nav.account')
  return m.text('start.from', { name: by.name ?? m.text('start.colleague') })
}
