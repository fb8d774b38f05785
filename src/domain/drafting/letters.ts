import type { Message } from '../../platform/mail/mail.ts'

interface WaitingMail {
  review: string
  account: string
  to: string
  language: string | null
  region: string
  link: string
}

const WORDS = {
  de: {
    subject: (region: string) => `${region}: Ein Text wartet auf Freigabe`,
    text: (link: string) =>
      `Guten Tag,\n\njemand bittet Sie, einen Text anzusehen. Hier geben Sie ihn frei oder zurück:\n\n${link}\n\n` +
      'Sie bekommen diese Mail, weil Sie Texte dieser Region veröffentlichen dürfen.',
  },
  en: {
    subject: (region: string) => `${region}: a text waits for your review`,
    text: (link: string) =>
      `Hello,\n\nsomebody asks you to look at a text. Approve it or send it back here:\n\n${link}\n\n` +
      'You get this mail because you may publish texts of this region.',
  },
}

/** The mail that says that a review waits: a link, and nothing of the text. German where she chose no language. */
export function waitingMail({ review, account, to, language, region, link }: WaitingMail): Message {
  const chosen = language === 'en' ? 'en' : 'de'
  const { subject, text } = WORDS[chosen]
  return {
    id: `review-${review}-${account}`,
    to,
    subject: subject(region),
    text: text(link),
    language: chosen,
  }
}
