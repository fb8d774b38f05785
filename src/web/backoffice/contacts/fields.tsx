import type { Values } from '../../../domain/translations/index.ts'
import type { Language } from '../../../kernel/language.ts'
import { type Faults, Field } from '../form.tsx'
import type { Messages } from '../messages.ts'

interface FieldsParts {
  m: Messages
  values: Values
  faults: Faults
}

/** Who it is and how it is reached: the same in every language, each fact in a field of its own. */
export const FactFields = ({ m, values, faults }: FieldsParts) => {
  const said = (name: string) => ({
    name,
    value: values[name] ?? '',
    fault: faults[name],
    autocomplete: 'off',
  })
  return (
    <>
      <Field {...said('name')} label={m.text('contact.name')} hint={m.text('contact.name.hint')} />
      <Field {...said('phone')} label={m.text('contact.phone')} inputmode="tel" required={false} />
      <Field {...said('email')} label={m.text('contact.email')} inputmode="email" required={false} />
      <Field {...said('website')} label={m.text('contact.website')} inputmode="url" required={false} />
      <fieldset>
        <legend>{m.text('contact.address')}</legend>
        <Field {...said('street')} label={m.text('contact.street')} required={false} />
        <Field
          {...said('postcode')}
          label={m.text('contact.postcode')}
          inputmode="numeric"
          required={false}
        />
        <Field
          {...said('town')}
          label={m.text('contact.town')}
          hint={m.text('contact.town.hint')}
          required={false}
        />
      </fieldset>
    </>
  )
}

/** What it helps with and when, in one language. */
export const WordFields = ({ m, values, faults, language }: FieldsParts & { language: Language }) => {
  const said = (name: string) => ({
    ...{ name, value: values[name] ?? '', fault: faults[name], autocomplete: 'off', required: false },
    ...{ lang: language.tag, dir: language.dir },
  })
  return (
    <>
      <Field {...said('area')} label={m.text('contact.area')} hint={m.text('contact.area.hint')} />
      <Field {...said('hours')} label={m.text('contact.hours')} hint={m.text('contact.hours.hint')} />
    </>
  )
}
