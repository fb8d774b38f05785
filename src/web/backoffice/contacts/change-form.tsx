import { type Faults, Field } from '../form.tsx'
import { Matches, Wishes } from '../writing/form-parts.tsx'
import type { Typing } from '../writing/typing.ts'
import { type Desk, mayPublish } from './desk.ts'
import { FactFields, WordFields } from './fields.tsx'

interface FormParts {
  desk: Desk
  typing: Typing
  faults: Faults
}

/** The facts, or the words of a language, and a note for colleagues. What it is sent with says what happens then. */
export const ChangeForm = ({ desk, typing, faults }: FormParts) => {
  const { visit, language, path, origin, progress } = desk
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
      <Matches {...{ m, origin, progress, typing }} />
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
      <Wishes m={m} mayPublish={mayPublish(desk)} progress={progress} />
    </form>
  )
}
