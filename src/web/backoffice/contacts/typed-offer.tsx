import { compareValues } from '../../../domain/translations/index.ts'
import { Compared } from '../writing/compared.tsx'
import { TypedActs } from '../writing/form-parts.tsx'
import type { Desk } from './desk.ts'

/** What she typed when somebody else saved first: offered, never put in by itself. */
export const TypedOffer = ({
  desk: { visit, typed, path, draft, language, kind },
  isShown,
}: {
  desk: Desk
  isShown: boolean
}) => {
  if (!typed) return null
  const { m } = visit
  return (
    <section class="typed">
      <p>{m.text('writing.typed', { time: m.moment(typed.typedAt) })}</p>
      {isShown && (
        <Compared
          m={m}
          language={language}
          fields={compareValues(kind, draft?.values ?? {}, typed.values)}
          heads={{ before: m.text('writing.typed.saved'), after: m.text('writing.stale.mine') }}
        />
      )}
      <TypedActs {...{ m, path, isShown }} />
    </section>
  )
}
