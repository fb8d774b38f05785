import { pageText } from '../../../domain/pages/index.ts'
import { compareValues } from '../../../domain/translations/index.ts'
import { Compared } from './compared.tsx'
import type { Desk } from './desk.ts'
import { TypedActs } from './form-parts.tsx'
import { whoIsHere } from './typed.ts'

/** What she typed the last time and did not save: offered, never put in by itself. */
export const TypedOffer = ({ desk: { visit, typed, path, draft, language }, isShown }: TypedParts) => {
  if (!typed) return null
  const { m } = visit
  const isBehind = typed.madeFrom !== (draft?.head ?? 0)
  const fields = draft && compareValues(pageText, draft.values, typed.values)
  return (
    <section class="typed">
      {isShown && isBehind && fields ? (
        <>
          <p>{m.text('writing.typed.behind')}</p>
          <Compared
            m={m}
            language={language}
            fields={fields}
            heads={{ before: m.text('writing.typed.saved'), after: m.text('writing.stale.mine') }}
          />
        </>
      ) : (
        <p>{m.text('writing.typed', { time: m.moment(typed.typedAt) })}</p>
      )}
      <TypedActs {...{ m, path, isShown }} />
    </section>
  )
}

interface TypedParts {
  desk: Desk
  /** It stands in the form below. */
  isShown: boolean
}

/** Who else is here. Its script asks again every 20 seconds, and says that she is here too. */
export const WhoIsHere = ({ desk: { visit, others, path, language } }: { desk: Desk }) => {
  const words = whoIsHere(visit.m, others, language.slug)
  return (
    <who-is-here data-at={`/backoffice${path}/here`}>
      <p class="here" role="status">
        {words}
      </p>
    </who-is-here>
  )
}
