import type { Hit, Question } from '../../../domain/replacing/index.ts'
import { FACTS } from '../../../domain/translations/index.ts'
import { type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import type { MessageKey } from '../messages.ts'
import type { Visit } from '../visit.ts'

/** How fields are called. */
const FIELDS: Readonly<Record<string, MessageKey>> = {
  title: 'replace.field.title',
  content: 'replace.field.content',
  name: 'replace.field.name',
  phone: 'replace.field.phone',
  email: 'replace.field.email',
  website: 'replace.field.website',
  street: 'replace.field.street',
  postcode: 'replace.field.postcode',
  town: 'replace.field.town',
  area: 'replace.field.area',
  hours: 'replace.field.hours',
}

interface HitParts {
  visit: Visit
  question: Question
  hit: Hit
  language: LanguageSlug
  name: string
  isOn: boolean
}

/** One hit with what stands around it: what goes and what comes, marked by more than colour. */
export const HitLine = ({ visit: { m }, question, hit, language, name, isOn }: HitParts) => {
  const { before, found, after, field } = hit
  const known = language === FACTS ? undefined : languageOf(language)
  const called = FIELDS[field]
  return (
    <label class="hit">
      <input type="checkbox" name={name} value="1" checked={isOn} />
      <span>
        <small>{hit.in === 'address' ? m.text('replace.field.link') : called ? m.text(called) : field}</small>
        <span dir="auto" {...(known && { lang: known.tag })}>
          {before}
          <del>{found}</del>
          {question.replacement !== '' && <ins>{question.replacement}</ins>}
          {after}
        </span>
      </span>
    </label>
  )
}
