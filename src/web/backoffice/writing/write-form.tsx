import { languageOf } from '../../../kernel/language.ts'
import { RichText } from '../editor/rich-text.tsx'
import { type Faults, Field } from '../form.tsx'
import type { Messages } from '../messages.ts'
import { type Desk, mayPublish } from './desk.ts'
import type { Typing, Wish } from './typing.ts'

interface FormParts {
  desk: Desk
  typing: Typing
  faults: Faults
}

/** Title, address, content, and the words for colleagues. What it is sent with says what happens then. */
export const WriteForm = ({ desk, typing, faults }: FormParts) => {
  const { visit, ground, language, path, draft, progress, about } = desk
  const { m } = visit
  const { values, head } = typing
  return (
    <keep-typing data-at={`/backoffice${path}/keep`} {...(!progress?.shown && { 'data-proposes': '' })}>
      <form method="post" action={`/backoffice${path}`} novalidate class="write">
        <input type="hidden" name="head" value={String(head)} />
        <div class="field">
          <label for="f-title">{m.text('writing.title')}</label>
          {faults.title && (
            <p class="fault" id="e-title">
              {faults.title}
            </p>
          )}
          <input
            id="f-title"
            name="title"
            value={values.title ?? ''}
            autocomplete="off"
            lang={language.tag}
            dir={language.dir}
            class="large"
            {...(faults.title && { 'aria-invalid': 'true', 'aria-describedby': 'e-title' })}
          />
        </div>
        <Field
          name="slug"
          label={m.text('page.new.slug')}
          hint={m.text(progress?.shown ? 'writing.slug.public' : 'page.new.slug.hint')}
          value={values.slug ?? ''}
          fault={faults.slug}
          autocomplete="off"
          required={false}
        />
        <RichText
          m={m}
          name="content"
          label={m.text('writing.content')}
          value={values.content ?? ''}
          language={language.tag}
          dir={language.dir}
          region={ground.region.slug}
          languages={ground.branches.map(({ language: slug }) => languageOf(slug))}
          mayAddPictures={visit.may('media.add', { region: ground.region.id })}
          mayTakeWord={visit.may('page.create', { ...about })}
          fault={faults.content}
        />
        <Matches desk={desk} typing={typing} />
        <Field
          name="note"
          label={m.text('writing.note')}
          hint={m.text('writing.note.hint')}
          value={typing.note}
          fault={faults.note}
          autocomplete="off"
          required={false}
        />
        {draft && isFollowed(desk) && (
          <label class="tick">
            <input type="checkbox" name="minor" checked={typing.minor} />
            {m.text('writing.minor')}
          </label>
        )}
        <Buttons m={m} order={orderFor(desk)} />
        <p class="hint kept-at" role="status"></p>
      </form>
    </keep-typing>
  )
}

/** Are there languages that are translated from this one? Otherwise a small correction is like any other. */
const isFollowed = ({ ground, language }: Desk): boolean =>
  ground.branches.some(({ parent }) => parent === language.slug)

/** A translation that says what it was made from stays up to date until the original changes again. */
const Matches = ({ desk: { visit, origin, progress }, typing }: Pick<FormParts, 'desk' | 'typing'>) => {
  if (!origin) return null
  const isSettled = progress !== undefined && !origin.isBehind
  return (
    <>
      <input type="hidden" name="origin" value={String(typing.origin ?? origin.version)} />
      {isSettled ? (
        <input type="hidden" name="matches" value="on" />
      ) : (
        <label class="tick">
          <input type="checkbox" name="matches" checked />
          {visit.m.text('writing.matches', { language: origin.language.name })}
        </label>
      )}
    </>
  )
}

const SAY = { draft: 'writing.save', ask: 'writing.ask', publish: 'writing.publish' } as const

/** The one primary action first. While a decision waits for her above, that is it, and there is none here. */
function orderFor(desk: Desk): readonly { wish: Wish; primary: boolean }[] {
  const publishes = mayPublish(desk)
  const decides = publishes && desk.progress?.state === 'in review'
  return publishes
    ? [
        { wish: 'publish', primary: !decides },
        { wish: 'draft', primary: false },
      ]
    : [
        { wish: 'ask', primary: true },
        { wish: 'draft', primary: false },
      ]
}

const Buttons = ({ m, order }: { m: Messages; order: ReturnType<typeof orderFor> }) => (
  <p class="acts">
    {order.map(({ wish, primary }) => (
      <button type="submit" name="wish" value={wish} {...(!primary && { class: 'second' })}>
        {m.text(SAY[wish])}
      </button>
    ))}
  </p>
)
