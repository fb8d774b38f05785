import type { PublicContact } from '../../../domain/contacts/public.ts'

/** Text for HTML, in an element or in an attribute. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/**
 * A contact as simple markup, one fact a line so that its excerpt reads well; without words of an interface, as the
 * apps bring their own.
 * @example contactCard({ name: 'Migrationsberatung', phone: '0821 123', ... })
 */
export function contactCard({ name, area, address, hours, phone, email, website }: PublicContact): string {
  const lines = [
    `<strong>${escaped(name)}</strong>`,
    area && escaped(area),
    address && escaped(`${address.street}, ${address.postcode} ${address.town}`.replace(/^, /, '')),
    hours && escaped(hours),
    phone && link(`tel:${phone.replace(/[^\d+]/g, '')}`, phone),
    email && link(`mailto:${email}`, email),
    website && (/^https?:/.test(website) ? link(website, website) : escaped(website)),
  ]
  return `<div class="contact-card">\n<p>${lines.filter(Boolean).join('<br>\n')}</p>\n</div>`
}

const link = (href: string, words: string): string => `<a href="${escaped(href)}">${escaped(words)}</a>`
