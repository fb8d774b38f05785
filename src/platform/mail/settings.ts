import { z } from 'zod'

/** How mails leave the house: the mail server, and who they come from. Both as the operator wrote them. */
export interface MailSettings {
  url: string
  from: string
}

export interface Sender {
  name: string
  address: string
}

const address = z.email().max(254)
/** ASCII controls and Unicode's line breaks: what could begin another header. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

/**
 * One mail address and nothing else: no list, no name, no line break that would begin another header.
 * @example isAddress('frau.meier@landkreis.example') // true
 */
export const isAddress = (text: string): boolean => address.safeParse(text).success && !CONTROL.test(text)

/**
 * Who a mail comes from: 'guide@example.org' or 'Ankerplatz <guide@example.org>'; undefined when it is neither.
 * @example parseSender('Ankerplatz <guide@example.org>') // { name: 'Ankerplatz', address: 'guide@example.org' }
 */
export function parseSender(text: string): Sender | undefined {
  if (CONTROL.test(text)) return undefined
  const [, name = '', inside = text] = /^([^<>]*)<([^<>]*)>$/.exec(text.trim()) ?? []
  const sender = { name: name.trim().replace(/^"(.*)"$/, '$1'), address: inside.trim() }
  return isAddress(sender.address) ? sender : undefined
}

/**
 * Whether a mail server is named as we understand it: smtp: or smtps:, a host, nothing behind but `?tls=off`. And then
 * no password, which would be read by whoever stands between.
 */
export function isSmtpUrl(text: string): boolean {
  const url = URL.parse(text)
  if (!url || !/^smtps?:$/.test(url.protocol) || url.hostname === '') return false
  if (url.search !== '' && (url.protocol === 'smtps:' || url.password !== '')) return false
  return ['', '/'].includes(url.pathname) && ['', '?tls=off'].includes(url.search) && url.hash === ''
}
