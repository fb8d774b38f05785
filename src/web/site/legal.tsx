import { raw } from 'hono/html'
import { fullName, type LegalKind, type LegalPart, type LegalText } from '../../domain/regions/public.ts'
import type { Language } from '../../kernel/language.ts'
import { ContactCard } from './contact-card.tsx'
import { fillContent } from './content.ts'
import { fragmentLanguage } from './document.tsx'
import type { MessageKey } from './messages.ts'
import type { View } from './view.ts'
import { WayHome } from './way-home.tsx'

/** What the house itself says, whatever the region has written: it is true of every region. */
const HOUSE_SAYS: Readonly<Record<LegalKind, readonly MessageKey[]>> = {
  imprint: [],
  privacy: ['privacy.reading', 'privacy.cookies', 'privacy.addresses', 'privacy.external'],
  accessibility: ['accessibility.aim', 'accessibility.checked'],
}
const TITLES: Readonly<Record<LegalKind, MessageKey>> = {
  imprint: 'footer.imprint',
  privacy: 'footer.privacy',
  accessibility: 'footer.accessibility',
}

export interface FoundLegal {
  text: LegalText
  language: Language
}

/** The region's text in the reader's language, or in the first language that has it; the law wants it reachable. */
export async function findLegal(
  view: View,
  views: readonly View[],
  kind: LegalKind,
): Promise<FoundLegal | undefined> {
  for (const candidate of [view, ...views]) {
    const text = (await candidate.part<LegalPart>('legal'))?.[kind]
    if (text) return { text, language: candidate.language }
  }
  return undefined
}

export const Legal = ({
  view,
  kind,
  found,
}: {
  view: View
  kind: LegalKind
  found: FoundLegal | undefined
}) => {
  const { m, region } = view
  const person = region.contact === null ? undefined : view.contacts[region.contact]
  return (
    <div class="wrap narrow">
      <WayHome view={view} />
      <h1>{m.text(TITLES[kind])}</h1>
      {HOUSE_SAYS[kind].length > 0 && (
        <ul class="prose">
          {HOUSE_SAYS[kind].map((key) => (
            <li>{m.text(key)}</li>
          ))}
        </ul>
      )}
      {found ? (
        <div class="prose" {...fragmentLanguage(found.language, view.language.slug)}>
          {raw(fillContent(found.text.html, view))}
        </div>
      ) : (
        <p>{m.rich('legal.missing', { region: <bdi lang="de">{fullName(region)}</bdi> })}</p>
      )}
      {person && (
        <section class="fact">
          <h2>{m.text(kind === 'accessibility' ? 'accessibility.tell' : 'legal.ask')}</h2>
          <ContactCard contact={person} m={m} />
        </section>
      )}
    </div>
  )
}
