import type { SMTPTransportOptions } from 'nodemailer'

const PATIENCE_MS = 20_000

/**
 * How the mail server of `SMTP_URL` is spoken to: encrypted and with a certificate that is checked, except on this
 * machine, where there is nobody in between, and where `?tls=off` says that there is none either.
 * @example createTransport(smtpOptions('smtps://guide:secret@mail.example.org'))
 */
export function smtpOptions(text: string): SMTPTransportOptions {
  const url = new URL(text)
  const secure = url.protocol === 'smtps:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const open = url.search === '?tls=off' || isThisMachine(host)
  return {
    host,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(!secure && (open ? { ignoreTLS: true } : { requireTLS: true })),
    ...(url.username !== '' && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    dnsTimeout: PATIENCE_MS,
    // A mail is words: nothing in it makes the server read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  }
}

/** Whether everything that is said to the mail server is encrypted. */
export const isEncrypted = (options: SMTPTransportOptions): boolean =>
  options.secure === true || options.requireTLS === true

const isThisMachine = (host: string): boolean => /^(localhost|127(\.\d+){3}|::1)$/.test(host)
