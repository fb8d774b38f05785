import type { Child } from 'hono/jsx'
import { pictureAddress, widthsOf } from '../../../domain/media/index.ts'
import { Icon } from '../../design/icon.tsx'
import { ICONS, type IconName } from '../../design/icons.ts'
import { type Ground, type OutlinePage, pathOfPage } from './ground.ts'
import type { Thing, Things } from './things.ts'

interface RecordParts {
  ground: Ground
  page: OutlinePage
  things: Things
  /** Ids of its contacts. */
  contacts: readonly string[]
}

/** Organisation, contacts, thumbnail, pictogram, sensitive: all at once, so that one save is one version. */
export const RecordForm = ({ ground, page, things, contacts }: RecordParts) => {
  const { visit, region, may } = ground
  const { m } = visit
  const offered = things.contacts.filter(({ id, archived }) => !archived || contacts.includes(id))
  return (
    <form method="post" action={`/backoffice${pathOfPage(region, page.id, '/about')}`}>
      <fieldset class="bare" disabled={!may('page.equip', page)}>
        <input type="hidden" name="version" value={String(page.version)} />
        <div class="field">
          <label for="f-organisation">{m.text('page.organisation')}</label>
          <select id="f-organisation" name="organisation">
            <option value="">{m.text('page.none')}</option>
            {things.organisations.map(({ id, name }) => (
              <option value={id} selected={id === page.organisation_id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <Chosen legend={m.text('page.contacts')} count={contacts.length}>
          <Contacts all={sorted(offered, contacts)} chosen={contacts} none={m.text('page.contacts.none')} />
        </Chosen>
        <Chosen legend={m.text('page.icon')} count={page.icon ? 1 : 0}>
          <div class="pictograms">
            <Radio name="icon" value="" on={page.icon === null} label={m.text('page.none')} />
            {(Object.keys(ICONS) as IconName[]).map((name) => (
              <Radio name="icon" value={name} on={page.icon === name} label={name}>
                <Icon name={name} />
              </Radio>
            ))}
          </div>
        </Chosen>
        <Chosen legend={m.text('page.thumbnail')} count={page.thumbnail_id ? 1 : 0}>
          <div class="pictures">
            <Radio name="thumbnail" value="" on={page.thumbnail_id === null} label={m.text('page.none')} />
            {things.pictures.map(({ id, name, hash, width }) => (
              <Radio name="thumbnail" value={id} on={page.thumbnail_id === id} label={name}>
                <img src={pictureAddress(hash, widthsOf(width)[0] ?? width)} alt="" loading="lazy" />
              </Radio>
            ))}
          </div>
        </Chosen>
        <label class="tick">
          <input type="checkbox" name="sensitive" checked={page.sensitive_since !== null} />
          {m.text('page.sensitive')}
        </label>
        <p class="hint">{m.text('page.sensitive.hint')}</p>
        <button type="submit">{m.text('page.save')}</button>
      </fieldset>
    </form>
  )
}

const Chosen = ({ legend, count, children }: { legend: string; count: number; children: Child }) => (
  <details class="choice">
    <summary>
      {legend}: {count}
    </summary>
    <fieldset class="bare">
      <legend class="unseen">{legend}</legend>
      {children}
    </fieldset>
  </details>
)

const Contacts = ({
  all,
  chosen,
  none,
}: {
  all: readonly Thing[]
  chosen: readonly string[]
  none: string
}) =>
  all.length === 0 ? (
    <p class="soft">{none}</p>
  ) : (
    <div>
      {all.map(({ id, name }) => (
        <label class="tick">
          <input type="checkbox" name={`contact.${id}`} checked={chosen.includes(id)} />
          {name}
        </label>
      ))}
    </div>
  )

interface RadioParts {
  name: string
  value: string
  on: boolean
  label: string
  children?: Child
}

const Radio = ({ name, value, on, label, children }: RadioParts) => (
  <label class="tick">
    <input type="radio" name={name} value={value} checked={on} />
    {children}
    {label}
  </label>
)

/** The chosen ones first and in their order, which is kept that way. */
const sorted = (all: readonly Thing[], chosen: readonly string[]): Thing[] => [
  ...chosen.flatMap((id) => all.find((thing) => thing.id === id) ?? []),
  ...all.filter(({ id }) => !chosen.includes(id)),
]
