import type { FoundContact } from '../../../domain/contacts/index.ts'
import { FACTS, type Standing } from '../../../domain/translations/index.ts'
import type { MessageKey } from '../messages.ts'
import { regionOf, type Visit } from '../visit.ts'
import { pathOfContact } from './place.ts'

interface LineParts {
  visit: Visit
  contact: FoundContact
  /** Its name. */
  organisation: string | undefined
  /** Of its facts and of what it says in languages. */
  standings: readonly Standing[]
  /** By so many pages and settings. */
  quoted: number
}

/** A contact in the list: who it is, how it is reached, whose it is, and how far it has come. */
export const Line = ({ visit, contact, organisation, standings, quoted }: LineParts) => {
  const { m } = visit
  const { name, phone, email, town } = contact.facts
  const { sign, word } = stateOf(standings.find(({ language }) => language === FACTS))
  const spoken = standings.filter(({ language }) => language !== FACTS).length
  return (
    <li>
      <span class="name">
        <a href={`/backoffice${pathOfContact(regionOf(visit), contact.id, '/facts')}`}>
          <bdi>{name || m.text('contact.nameless')}</bdi>
        </a>
        {organisation && <small>{organisation}</small>}
      </span>
      <span class="reach">
        <bdi dir="ltr">{phone || email || ''}</bdi>
        <small>{town ?? ''}</small>
      </span>
      <span class="far">
        <span>
          {contact.isArchived ? (
            `▢ ${m.text('page.archived')}`
          ) : (
            <>
              <span aria-hidden="true">{sign}</span> {m.text(word)}
            </>
          )}
        </span>
        <small>{m.text('contact.line', { languages: String(spoken), quoted: String(quoted) })}</small>
      </span>
    </li>
  )
}

/** Of its facts: without them it is shown nowhere. */
function stateOf(facts: Standing | undefined): { sign: string; word: MessageKey } {
  if (!facts?.public) return { sign: '✎', word: 'contact.state.draft' }
  return facts.public.version === facts.head
    ? { sign: '✓', word: 'contact.state.public' }
    : { sign: '✎', word: 'contact.state.newer' }
}
