import type { Values } from '../../../domain/translations/index.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Messages } from '../messages.ts'
import type { Origin } from '../writing/origin.ts'
import { LABELS } from './labels.ts'

interface ReadingParts {
  m: Messages
  values: Values
  /** undefined: facts. */
  language: Language | undefined
}

/** What a contact says, to be read. What it does not say is left out. */
export const Reading = ({ m, values, language }: ReadingParts) => {
  const said = Object.entries(LABELS).filter(([field]) => values[field])
  if (said.length === 0) return <p class="soft">{m.text('contact.nothing')}</p>
  return (
    <dl class="contact-values">
      {said.map(([field, label]) => (
        <>
          <dt>{m.text(label)}</dt>
          <dd {...(language && { lang: language.tag, dir: language.dir })}>
            <bdi>{values[field]}</bdi>
          </dd>
        </>
      ))}
    </dl>
  )
}

/** What is translated, beside the translation. */
export const Original = ({ m, origin }: { m: Messages; origin: Origin }) => (
  <section class="original">
    <h2>{m.text('writing.original', { language: origin.language.name })}</h2>
    {origin.isBehind && (
      <p class="fault">
        {`! ${m.text(origin.madeFrom === undefined ? 'writing.original.unknown' : 'writing.original.behind')}`}
      </p>
    )}
    <Reading m={m} values={origin.values} language={origin.language} />
  </section>
)
