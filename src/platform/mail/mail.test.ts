import fc from 'fast-check'
import type { SMTPServerOptions } from 'smtp-server'
import { afterEach, describe, expect, it } from 'vitest'
import { createMail, type Mail, MailFault } from './mail.ts'
import { isAddress, isSmtpUrl, parseSender } from './settings.ts'
import { isEncrypted, smtpOptions } from './smtp.ts'
import { type MailServer, openMailServer } from './testing-server.ts'

let server: MailServer | undefined
afterEach(() => server?.close())

async function open(
  options: SMTPServerOptions = {},
  host = '127.0.0.1',
): Promise<{ mail: Mail; server: MailServer }> {
  server = await openMailServer(options)
  const mail = createMail({ url: `smtp://${host}:${server.port}`, from: 'Ankerplatz <guide@hafen.example>' })
  return { mail, server }
}

const refusing = (responseCode: number, words = 'no'): SMTPServerOptions => ({
  onRcptTo: (_address, _session, done) => done(Object.assign(new Error(words), { responseCode })),
})

const INVITATION = {
  id: 'invitation-17',
  to: 'frau.meier@landkreis.example',
  subject: 'Einladung für Sie',
  text: 'Guten Tag,\nhier ist Ihr Link: https://guide.example/a?b=1&c=<x>.\n\nBis bald',
}
const headersOf = (source: string): string => source.slice(0, source.indexOf('\r\n\r\n'))
/** Its words, out of quoted-printable. */
const wordsOf = (source: string): string =>
  Buffer.from(
    source
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString()

describe('a mail', () => {
  it('arrives as plain words and as simple HTML', async () => {
    const { mail, server } = await open()
    await mail.send(INVITATION)
    const [{ from, to, source }] = server.arrived as [MailServer['arrived'][0]]
    expect([from, to]).toEqual(['guide@hafen.example', ['frau.meier@landkreis.example']])
    expect(source).toContain('Content-Type: text/plain')
    expect(wordsOf(source)).toContain('Ihr Link: https://guide.example/a?b=1&c=<x>.')
    expect(wordsOf(source)).toContain('<a href="https://guide.example/a?b=1&amp;c=">')
    expect(headersOf(source)).toContain('Auto-Submitted: auto-generated')
  })

  it('loads nothing and tells nobody that it was read, nor what sent it', async () => {
    const { mail, server } = await open()
    await mail.send({ ...INVITATION, text: '<img src=http://a.example/x.png> <script>1</script>' })
    const source = wordsOf(server.arrived[0]?.source ?? '')
    const html = source.slice(source.indexOf('<!DOCTYPE'))
    expect(html).toContain('&lt;script&gt;')
    expect(html).not.toMatch(/<(img|script|link|style|iframe)\b|url\(/)
    expect(headersOf(source)).not.toMatch(/^(X-Mailer|Disposition-Notification-To|Return-Receipt-To):/im)
  })

  it('in Arabic is from right to left', async () => {
    const { mail, server } = await open()
    await mail.send({ ...INVITATION, text: 'أهلا وسهلا', language: 'ar' })
    expect(wordsOf(server.arrived[0]?.source ?? '')).toContain('<html lang="ar" dir="rtl">')
  })

  it('that goes out twice is one and the same mail', async () => {
    const { mail, server } = await open()
    const writtenAt = '2026-11-22T12:00:00.000Z'
    for (let i = 0; i < 2; i++) await mail.send({ ...INVITATION, writtenAt })
    const ids = server.arrived.map(({ source }) => /^Message-ID: .*$/m.exec(source)?.[0])
    expect(ids).toEqual(Array(2).fill('Message-ID: <invitation-17@hafen.example>'))
    const dates = server.arrived.map(({ source }) => /^Date: .*$/m.exec(source)?.[0])
    expect(dates[0]).toBe(dates[1])
  })
})

describe('nobody but the person gets it', () => {
  it.each([
    'a@b.example, c@d.example',
    'a@b.example;c@d.example',
    'Frau Meier <a@b.example>',
    'a@b.example\r\nBcc: c@d.example',
    'a@b.example\n',
    'a@b.example\u2028Bcc: c@d.example',
    '<a@b.example>',
    'a@b.example>\r\nRCPT TO:<c@d.example',
    '"a\r\nBcc: c@d.example"@b.example',
    'a b@c.example',
    '',
    '@b.example',
  ])('%j is no address', async (to) => {
    const { mail, server } = await open()
    await expect(mail.send({ ...INVITATION, to })).rejects.toMatchObject({
      name: 'Refusal',
      code: 'invalid',
    })
    expect(server.arrived).toHaveLength(0)
  })

  it('whatever stands in subject, words, id and language: no header more, nobody else', async () => {
    const { mail, server } = await open()
    const break_ = fc.constantFrom('\r\n', '\n', '\r', '\u2028', '\u0085', '\u0000', '\r\n\r\n', ' ')
    const header = fc.constantFrom('Bcc: c@d.example', 'X-Evil: 1', 'Content-Type: text/html', '.', 'é 😀')
    const text = fc
      .array(fc.oneof(break_, header, fc.string({ unit: 'grapheme' })), { maxLength: 8 })
      .map((pieces) => pieces.join(''))
    await mail.send(INVITATION)
    const names = headerNames(server.arrived[0]?.source ?? '')
    await fc.assert(
      fc.asyncProperty(text, text, text, text, async (id, subject, words, language) => {
        await mail.send({ ...INVITATION, id: `i${id}`, subject: `s${subject}`, text: `t${words}`, language })
        const { to, source } = server.arrived.at(-1) as MailServer['arrived'][0]
        expect(to).toEqual([INVITATION.to])
        expect(headerNames(source)).toEqual(names)
      }),
      { numRuns: 25 },
    )
  })
})

const headerNames = (source: string): string[] =>
  headersOf(source)
    .replace(/\r\n[ \t]+/g, ' ')
    .split('\r\n')
    .map((line) => line.slice(0, line.indexOf(':')))
    .sort()

describe('a mail that is not taken', () => {
  const faultOf = async (sending: Promise<void>): Promise<MailFault> => {
    const fault = await sending.then(
      () => undefined,
      (error) => error,
    )
    expect(fault).toBeInstanceOf(MailFault)
    return fault
  }

  it('for good, for a while: it is told apart', async () => {
    const gone = await open(refusing(550))
    expect(await faultOf(gone.mail.send(INVITATION))).toMatchObject({ forGood: true })
    await gone.server.close()
    const busy = await open(refusing(451))
    expect(await faultOf(busy.mail.send(INVITATION))).toMatchObject({ forGood: false })
  })

  it('because we are not known is a fault of the settings, not of the mail', async () => {
    server = await openMailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: (_auth, _session, done) => done(new Error('no')),
    })
    const url = `smtp://guide:wrong@127.0.0.1:${server.port}`
    const mail = createMail({ url, from: 'guide@hafen.example' })
    const fault = await faultOf(mail.send(INVITATION))
    expect(fault.forGood).toBe(false)
    expect(fault.message).toBe(
      'the mail server does not know this name and password, it answered 535 to AUTH PLAIN (EAUTH)',
    )
    expect((await mail.verify()).fault).toBe(fault.message)
  })

  it('is told without the address, which the mail server repeats', async () => {
    const { mail } = await open(refusing(550, `<${INVITATION.to}> unknown`))
    const { message, stack } = await faultOf(mail.send(INVITATION))
    expect(message).toContain('550')
    expect(message + stack).not.toContain('meier')
  })
})

describe('the mail server', () => {
  it('that would take a mail is right; one that is not there, not', async () => {
    const { mail, server } = await open()
    expect(await mail.verify()).toEqual({ fault: null, encrypted: false })
    await server.close()
    expect((await mail.verify()).fault).toContain('cannot be reached')
  })

  it('somewhere else must speak with encryption', async () => {
    // Another spelling of this machine, which we take for somewhere else.
    const { mail, server } = await open({ disabledCommands: ['STARTTLS'] }, '0.0.0.0')
    expect(await mail.verify()).toMatchObject({
      encrypted: true,
      fault: expect.stringContaining('does not speak with encryption'),
    })
    await expect(mail.send(INVITATION)).rejects.toThrow('ETLS')
    expect(server.arrived).toHaveLength(0)
  })

  it('somewhere else must have a certificate that one can trust', async () => {
    // The certificate that smtp-server brings along is signed by itself.
    const { mail, server } = await open({ hideSTARTTLS: false }, '0.0.0.0')
    expect((await mail.verify()).fault).toMatch(/certificate|encryption/)
    expect(server.arrived).toHaveLength(0)
  })

  it('in a network of one’s own may do without, where that is said', async () => {
    const options = smtpOptions('smtp://mail:25?tls=off')
    expect(options).toMatchObject({ host: 'mail', port: 25, ignoreTLS: true })
    expect(isEncrypted(options)).toBe(false)
  })

  it('without settings nothing is sent, and one can ask', async () => {
    const mail = createMail(null)
    expect(mail.configured).toBe(false)
    await expect(mail.send(INVITATION)).rejects.toMatchObject({ code: 'unavailable' })
    expect((await mail.verify()).fault).toContain('SMTP_URL')
  })
})

describe('settings', () => {
  it('of a mail server', () => {
    expect(smtpOptions('smtps://guide:p%40ss%3A@mail.example')).toMatchObject({
      host: 'mail.example',
      port: 465,
      secure: true,
      auth: { user: 'guide', pass: 'p@ss:' },
    })
    expect(smtpOptions('smtp://mail.example')).toMatchObject({ port: 587, requireTLS: true })
    expect(smtpOptions('smtp://[::1]:2525')).toMatchObject({ host: '::1', port: 2525, ignoreTLS: true })
    for (const url of ['smtp://a.example', 'smtps://a.example:1/', 'smtp://mail?tls=off'])
      expect(isSmtpUrl(url), url).toBe(true)
    const wrong = [
      'mail.example',
      'https://a.example',
      'smtp://',
      'smtp://a.example/path',
      'smtp://a.example?tls=no',
      'smtps://a.example?tls=off',
      'smtp://a:b@c.example?tls=off',
      'smtps://a.example?tls.rejectUnauthorized=false',
    ]
    for (const url of wrong) expect(isSmtpUrl(url), url).toBe(false)
  })

  it('of who sends', () => {
    expect(parseSender('guide@hafen.example')).toEqual({ name: '', address: 'guide@hafen.example' })
    expect(parseSender('"Stadt Hafen" <guide@hafen.example>')).toEqual({
      name: 'Stadt Hafen',
      address: 'guide@hafen.example',
    })
    for (const text of ['Hafen', 'a@b.example, c@d.example', '<a@b.example', 'a\r\nb <a@b.example>'])
      expect(parseSender(text), text).toBeUndefined()
    expect(isAddress('frau.meier+amt@landkreis.example')).toBe(true)
  })
})
