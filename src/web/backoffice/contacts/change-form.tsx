import { type Faults, Field } from '../form.tsx'
import type { Wish } from '../writing/typing.ts'
import { type Desk, mayPublish } from './desk.ts'
import { FactFields, WordFields } from './fields.tsx'
import type { Typing } from './typing.ts'

interface FormParts {
  desk: Desk
  typing: Typing
  faults: Faults
}

/** The facts, or the words of a language, and a note for colleagues. What it is sent with says what happens then. */
export const ChangeForm = ({ desk, typing, faults }: FormParts) => {
  const { visit, language, path } = desk
  const { m } = visit
  const { values } = typing
  return (
    <form method="post" action={`/backoffice${path}`} novalidate>
      <input type="hidden" name="head" value={String(typing.head)} />
      {language ? (
        <WordFields m={m} values={values} faults={faults} language={language} />
      ) : (
        <FactFields m={m} values={values} faults={faults} />
      )}
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
      {language && desk.draft && (
        <label class="tick">
          <input type="checkbox" name="minor" checked={typing.minor} />
          {m.text('writing.minor')}
        </label>
      )}
      <p class="acts">
        {orderFor(desk).map(({ wish, primary }) => (
          <button type="submit" name="wish" value={wish} {...(!primary && { class: 'second' })}>
            {m.text(SAY[wish])}
          </button>
        ))}
      </p>
    </form>
  )
}

/** A translation that says what it was made from stays up to date until the original changes again. */
const Matches = ({ desk: { visit, origin, progress }, typing }: Pick<FormParts, 'desk' | 'typing'>) => {
  if (!origin) return null
  return (
    <>
      <input type="hidden" name="origin" value={String(typing.origin ?? origin.version)} />
      {progress && !origin.isBehind ? (
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
  return [
    { wish: publishes ? 'publish' : 'ask', primary: !decides },
    { wish: 'draft', primary: false },
  ]
}
