import { FACTS } from '../../../domain/translations/index.ts'
import { languageOf } from '../../../kernel/language.ts'
import { type Faults, Field } from '../form.tsx'
import { regionOf, type Visit } from '../visit.ts'
import { type Asked, languageName } from './asked.ts'

interface AskFormParts {
  visit: Visit
  asked: Asked
  faults: Faults
}

/** What to look for, where, and what shall stand there. It asks by its address: looking changes nothing. */
export const AskForm = ({ visit, asked, faults }: AskFormParts) => {
  const { m } = visit
  return (
    <form class="ask" method="get" action={`/backoffice/regions/${regionOf(visit).slug}/replace`} novalidate>
      <div class="two">
        <Field
          {...{ name: 'find', label: m.text('replace.find'), value: asked.find, fault: faults.find }}
          autocomplete="off"
        />
        <Field
          {...{ name: 'with', label: m.text('replace.with'), value: asked.replacement, fault: faults.with }}
          autocomplete="off"
          required={false}
        />
      </div>
      <div class="ticks">
        <Tick name="words" label={m.text('replace.words')} on={asked.wholeWords} />
        <Tick name="case" label={m.text('replace.case')} on={asked.matchCase} />
        <Tick name="links" label={m.text('replace.links')} on={asked.links} />
      </div>
      <details class="choice" open={asked.languages.length > 0}>
        <summary>{m.text('replace.languages')}</summary>
        <div class="ticks">
          {asked.choice.map((language) => (
            <label class="tick">
              <input
                type="checkbox"
                name={`in.${language}`}
                value="1"
                checked={asked.languages.includes(language)}
              />
              <bdi {...(language !== FACTS && { lang: languageOf(language).tag })}>
                {languageName(visit, language)}
              </bdi>
            </label>
          ))}
        </div>
      </details>
      <button type="submit">{m.text('replace.look')}</button>
    </form>
  )
}

const Tick = ({ name, label, on }: { name: string; label: string; on: boolean }) => (
  <label class="tick">
    <input type="checkbox" name={name} value="1" checked={on} />
    {label}
  </label>
)
