import type { Message } from '../../platform/mail/mail.ts'
import { messagesFor } from './messages.ts'

interface Invited {
  id: string
  to: string
  publicUrl: string
  token: string
  /** The region's name; the host where it is the whole installation. */
  place: string
  language?: string
}

/** Where an invitation is taken up. */
export const invitationLink = (publicUrl: string, token: string): string =>
  `${publicUrl}/backoffice/invitation/${token}`

/** Where a new password is set. */
export const resetLink = (publicUrl: string, token: string): string =>
  `${publicUrl}/backoffice/new-password/${token}`

/**
 * The mail with which somebody is invited.
 * @example await mail.send(invitationMail({ id, to, publicUrl, token, place: 'Landkreis Ankerland' }))
 */
export function invitationMail({ id, to, publicUrl, token, place, language = 'de' }: Invited): Message {
  const m = messagesFor(language, null)
  return {
    id: `invitation-${id}`,
    to,
    subject: m.text('invitation.subject', { place }),
    text: m.text('invitation.mail', { place, link: invitationLink(publicUrl, token) }),
    language: m.language,
  }
}
