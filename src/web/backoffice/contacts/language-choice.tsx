import { overviewOf } from '../../../domain/drafting/index.ts'
import { FACTS } from '../../../domain/translations/index.ts'
import { LanguageLink } from '../writing/language-link.tsx'
import type { Desk } from './desk.ts'
import { pathOfContact } from './place.ts'

/** Its facts, and what it says in each language with the state of the translation. */
export async function LanguageChoice({ desk }: { desk: Desk }) {
  const { visit, region, contact, branches, language, kind, slug: here } = desk
  const { m, parts } = visit
  const cells = (await overviewOf(parts.reader, region.id, kind.subject, parts.clock(), [contact.id])).get(
    contact.id,
  )
  const at = (slug: string): string => `/backoffice${pathOfContact(region, contact.id, `/${slug}`)}`
  return (
    <details class="menu languages">
      <summary>
        {language ? <bdi lang={language.tag}>{language.name}</bdi> : m.text('contact.facts')}
        <span class="soft">{m.text('writing.languages', { count: String(branches.length) })}</span>
      </summary>
      <ul>
        <li>
          <a href={at(FACTS)} {...(here === FACTS && { 'aria-current': 'page' })}>
            {m.text('contact.facts')}
          </a>
        </li>
        {branches.map(({ language: slug }) => (
          <LanguageLink
            m={m}
            href={at(slug)}
            language={slug}
            isHere={slug === here}
            cell={cells?.get(slug)}
          />
        ))}
      </ul>
    </details>
  )
}
