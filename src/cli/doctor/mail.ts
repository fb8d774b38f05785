import { createMail } from '../../platform/mail/mail.ts'
import { about, type Check, messageOf } from './finding.ts'

/** The mail server takes our name, with encryption; and, when asked, a mail. */
export const mail: Check = async ({ config, mailTo, now }) => {
  const { ok, look, broken } = about('mail')
  const way = createMail(config.mail)
  if (!way.configured)
    return mailTo
      ? [broken('no mail server', 'Set SMTP_URL and MAIL_FROM.')]
      : [look('no mail server: invitations are shown as links', 'Set SMTP_URL and MAIL_FROM.')]
  const { fault, encrypted } = await way.verify()
  if (fault) return [broken(fault, 'Look at SMTP_URL: host, port, name, password.')]
  const findings = [
    encrypted
      ? ok('the mail server knows us and speaks with encryption')
      : ok('the mail server takes our mail, without encryption: it is on this machine, or ?tls=off says so'),
  ]
  if (!mailTo) return findings
  try {
    const text = `This is a trial of ${config.publicUrl}.\n\nIf you read it, mail works.`
    await way.send({
      id: `doctor-${Date.parse(now)}`,
      to: mailTo,
      subject: 'Ankerplatz: a trial',
      text,
      language: 'en',
    })
    return [
      ...findings,
      ok(`a mail is on its way to ${mailTo}: look whether it arrives, and not among the junk`),
    ]
  } catch (error) {
    return [...findings, broken(messageOf(error), 'Does the mail server let MAIL_FROM send?')]
  }
}

/** That the keys are a pair was found when the settings were read. */
export const push: Check = async ({ config }) => [
  about('push').ok(
    config.push ? 'the keys are a pair; nothing is pushed yet' : 'no keys; nothing is pushed yet',
  ),
]
