import type { PublicContact } from '../../domain/contacts/public.ts'
import { Icon } from '../design/icon.tsx'
import type { IconName } from '../design/icons.ts'
import type { Messages } from './messages.ts'

/** Somebody to call, write or visit. Numbers and addresses keep their own direction in right-to-left text. */
export const ContactCard = ({ contact, m }: { contact: PublicContact; m: Messages }) => (
  <div class="contact">
    <h3>
      <bdi>{contact.name}</bdi>
    </h3>
    {contact.area && <p>{contact.area}</p>}
    <ul>
      {contact.phone && (
        <Way icon="phone" word={m.text('contact.phone')}>
          <a href={`tel:${contact.phone.replace(/[^\d+]/g, '')}`}>
            <bdi dir="ltr">{contact.phone}</bdi>
          </a>
        </Way>
      )}
      {contact.email && (
        <Way icon="mail" word={m.text('contact.email')}>
          <a href={`mailto:${contact.email}`}>
            <bdi dir="ltr">
              {contact.email.split('@')[0]}
              <wbr />@{contact.email.split('@')[1]}
            </bdi>
          </a>
        </Way>
      )}
      {contact.address && (
        <Way icon="pin" word={m.text('contact.address')}>
          <bdi lang="de" dir="ltr">
            {contact.address.street}, {contact.address.postcode} {contact.address.town}
          </bdi>
        </Way>
      )}
      {contact.hours && (
        <Way icon="clock" word={m.text('contact.hours')}>
          {contact.hours}
        </Way>
      )}
      {contact.website && (
        <Way icon="globe" word={m.text('contact.website')}>
          <a href={contact.website} rel="noopener noreferrer">
            <bdi dir="ltr">{new URL(contact.website).hostname}</bdi>
          </a>
        </Way>
      )}
    </ul>
  </div>
)

const Way = ({ icon, word, children }: { icon: IconName; word: string; children?: unknown }) => (
  <li>
    <Icon name={icon} />
    <span class="sr">{word}: </span>
    <span>{children as string}</span>
  </li>
)
