import type { MessageKey } from '../messages.ts'

/** What a field of a contact is called, in the order of the form. */
export const LABELS: Readonly<Record<string, MessageKey>> = {
  name: 'contact.name',
  phone: 'contact.phone',
  email: 'contact.email',
  website: 'contact.website',
  street: 'contact.street',
  postcode: 'contact.postcode',
  town: 'contact.town',
  area: 'contact.area',
  hours: 'contact.hours',
}
