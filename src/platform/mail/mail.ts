import { createTransport, type NodemailerError } from 'nodemailer'
import { Refusal } from '../../kernel/refusal.ts'
import { htmlOf } from './html.ts'
import { isAddress, type MailSettings, parseSender } from './settings.ts'
import { isEncrypted, smtpOptions } from './smtp.ts'

/** A mail to one person. */
export interface Message {
  /** What makes it this very mail: sent twice under one id, it is one mail (Message-ID, RFC 5322 section 3.6.4). */
  id: string
  /** One address. */
  to: string
  subject: string
  /** Plain text; paragraphs are parted by an empty line, addresses become links. */
  text: string
  /** What it is written in: its slug. German where it is not said. */
  language?: string
  /** When it was written, so that the same mail has the same date however often it goes out; now, where it is not said. */
  writtenAt?: string
}

export interface Mail {
  /** Whether there is a mail server. Without one a caller shows what she would have sent: a link, for one. */
  readonly configured: boolean
  /** Gives a mail to the mail server. Refuses an address that is none; throws MailFault when it was not taken. */
  send(message: Message): Promise<void>
  /** Speaks to the mail server without sending anything. */
  verify(): Promise<MailServer>
}

/** What the mail server answered. */
export interface MailServer {
  /** null: it would take a mail. */
  fault: string | null
  /** Whether what is said to it is encrypted, name and password above all. */
  encrypted: boolean
}

/** A mail was not taken. It says why and not whose it was: the address stays out of logs. */
export class MailFault extends Error {
  override readonly name = 'MailFault'
  /** The mail server will never take this one; otherwise later is worth a try. */
  readonly forGood: boolean

  constructor(message: string, forGood: boolean) {
    super(message)
    this.forGood = forGood
  }
}

/**
 * The way out for mails. Without settings it sends nothing and says so (`configured`).
 * @example await createMail(config.mail).send({ id: 'invitation-17', to, subject, text })
 */
export function createMail(settings: MailSettings | null): Mail {
  const sender = settings ? parseSender(settings.from) : undefined
  if (!settings || !sender) return NO_MAIL
  const options = smtpOptions(settings.url)
  const transport = createTransport(options)
  const domain = sender.address.slice(sender.address.lastIndexOf('@') + 1)

  return {
    configured: true,
    async send({ id, to, subject, text, language = 'de', writtenAt }) {
      if (!isAddress(to)) throw new Refusal('invalid', 'This is no mail address.', [ADDRESS_FAULT])
      try {
        await transport.sendMail({
          from: sender,
          to: { name: '', address: to },
          subject: oneLine(subject),
          text,
          html: htmlOf(text, language),
          messageId: `<${id.replace(/[^\w.-]/g, '-')}@${domain}>`,
          ...(writtenAt && { date: new Date(writtenAt) }),
          // RFC 3834: whoever is away does not answer us.
          headers: { 'Auto-Submitted': 'auto-generated' },
          xMailer: false,
        })
      } catch (error) {
        throw faultOf(error as NodemailerError)
      }
    },
    async verify() {
      const encrypted = isEncrypted(options)
      try {
        await transport.verify()
        return { fault: null, encrypted }
      } catch (error) {
        return { fault: faultOf(error as NodemailerError).message, encrypted }
      }
    },
  }
}

const ADDRESS_FAULT = { where: 'to', what: 'must be one mail address' }

const NO_MAIL: Mail = {
  configured: false,
  async send() {
    throw new Refusal('unavailable', 'This installation sends no mail: SMTP_URL is not set.')
  },
  verify: async () => ({ fault: 'SMTP_URL is not set', encrypted: false }),
}

/** A header is one line; whatever else somebody put into a name becomes a space. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const oneLine = (text: string): string => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ')

/** Mail servers repeat the address in what they answer, and faults are logged: only the codes go on. */
function faultOf({ code, responseCode, permanent, command }: NodemailerError): MailFault {
  const what = WORDS[code ?? ''] ?? 'could not be spoken to'
  const said = responseCode ? `, it answered ${responseCode}${command ? ` to ${command}` : ''}` : ''
  // Of the person or the mail, not of our name and password: an operator can mend those.
  const forGood = permanent === true && (code === 'EENVELOPE' || code === 'EMESSAGE')
  return new MailFault(`the mail server ${what}${said}${code ? ` (${code})` : ''}`, forGood)
}

const WORDS: Readonly<Record<string, string>> = {
  EDNS: 'has a name that does not exist',
  ECONNECTION: 'cannot be reached',
  ESOCKET: 'cannot be reached, or its certificate is not right',
  ETIMEDOUT: 'does not answer in time',
  ETLS: 'does not speak with encryption',
  EAUTH: 'does not know this name and password',
  EENVELOPE: 'does not take mail from us, or for this person',
  EMESSAGE: 'did not take the mail',
}
