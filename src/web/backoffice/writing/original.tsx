import { raw } from 'hono/html'
import type { ComparedField, Values } from '../../../domain/translations/index.ts'
import type { Language } from '../../../kernel/language.ts'
import type { Messages } from '../messages.ts'
import { Compared } from './compared.tsx'
import type { Origin } from './origin.ts'

interface OriginalParts {
  m: Messages
  origin: Origin
  news: readonly ComparedField[] | undefined
}

/** What is translated, beside the translation; and what is other in it since that was made. */
export const Original = ({ m, origin, news }: OriginalParts) => {
  const { language, values, isBehind, madeFrom } = origin
  return (
    <details class="original" open>
      <summary>{m.text('writing.original', { language: language.name })}</summary>
      {isBehind && (
        <p class="fault">
          {`! ${m.text(madeFrom === undefined ? 'writing.original.unknown' : 'writing.original.behind')}`}
        </p>
      )}
      {news && (
        <details class="news" open>
          <summary>{m.text('writing.original.news')}</summary>
          <Compared m={m} language={language} fields={news} />
        </details>
      )}
      <Reading m={m} language={language} values={values} />
    </details>
  )
}

/** What a text says, to be read. It was made harmless when it was saved. */
export const Reading = ({ m, language, values }: { m: Messages; language: Language; values: Values }) => (
  <section
    class="reading"
    lang={language.tag}
    dir={language.dir}
    aria-label={m.text('writing.reading', { language: language.name })}
    tabindex={0}
  >
    <p class="title">{values.title ?? ''}</p>
    {raw(values.content ?? '')}
  </section>
)
