import { createECDH } from 'node:crypto'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('without any setting the house starts: SQLite in ./var, the demo county, port 4000', () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    data: resolve('var'),
    shelf: resolve('var/editions'),
    media: resolve('var/media'),
    database: { url: undefined, file: resolve('var/ankerplatz.sqlite'), timeoutMs: 20_000 },
    publicUrl: 'http://localhost:4000',
    demo: true,
    logLevel: 'warn',
  })
})

it('an empty setting is none, and settings of others are left alone', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', ANKERPLATZ_URL: '', HOME: '/root' })).toEqual(
    readConfig({}),
  )
})

it('all faults are listed together, each with its setting', () => {
  const wrong = {
    PORT: 'http',
    ANKERPLATZ_URL: 'guide.example',
    DATABASE_URL: 'mysql://a',
    ANKERPLATZ_DEMO: 'yes',
    ANKERPLATZ_MEMORY: '1',
    LOG_LEVEL: 'loud',
    METRICS_PORT: '70000',
    SMTP_URL: 'https://mail.example',
    MAIL_FROM: 'the guide',
    VAPID_PRIVATE_KEY: 'b',
    VAPID_SUBJECT: 'guide@example.org',
  }
  // Two keys that are no pair: the fault is told of the private one.
  const read = () => readConfig({ ...wrong, VAPID_PUBLIC_KEY: 'a' })
  for (const name of Object.keys(wrong)) expect(read).toThrow(`\n  ${name}: `)
  for (const port of ['-1', '65536', '80.5', 'NaN'])
    expect(() => readConfig({ PORT: port }), port).toThrow('PORT')
  for (const url of ['javascript:alert(1)', 'ftp://a.example', '//a.example'])
    expect(() => readConfig({ ANKERPLATZ_URL: url }), url).toThrow('ANKERPLATZ_URL')
})

it('a fault does not repeat a password', () => {
  const read = () => readConfig({ DATABASE_URL: 'mysql://a:SECRET@b/c', PORT: 'x' })
  expect(read).toThrow('DATABASE_URL')
  expect(read).not.toThrow('SECRET')
})

it('the public address has no slash at its end', () => {
  expect(readConfig({ ANKERPLATZ_URL: 'https://guide.example/' }).publicUrl).toBe('https://guide.example')
  expect(readConfig({ ANKERPLATZ_URL: 'https://a.example/guide//' }).publicUrl).toBe(
    'https://a.example/guide',
  )
})

describe('settings that need each other', () => {
  const curve = createECDH('prime256v1')
  curve.generateKeys()
  const push = {
    VAPID_PUBLIC_KEY: curve.getPublicKey('base64url'),
    VAPID_PRIVATE_KEY: Buffer.from(curve.getPrivateKey('hex').padStart(64, '0'), 'hex').toString('base64url'),
    VAPID_SUBJECT: 'mailto:guide@example.org',
  }
  const mail = { SMTP_URL: 'smtps://guide:p%40ss@mail.example', MAIL_FROM: 'Ankerplatz <guide@example.org>' }

  it('of a provider to sign in with are taken together, or none', () => {
    const provider = {
      OIDC_ISSUER: 'https://login.example',
      OIDC_CLIENT_ID: 'guide',
      OIDC_CLIENT_SECRET: 'geheim',
    }
    expect(readConfig({ ...provider, OIDC_NAME: 'Landratsamt' }).provider).toEqual({
      ...{ issuer: 'https://login.example', clientId: 'guide', clientSecret: 'geheim', name: 'Landratsamt' },
    })
    expect(readConfig({}).provider).toBeNull()
    for (const name of Object.keys(provider)) {
      const read = () => readConfig({ ...provider, [name]: undefined })
      expect(read).toThrow(`${name}: is needed`)
      expect(read).not.toThrow('geheim')
    }
    expect(() => readConfig({ ...provider, OIDC_ISSUER: 'login.example' })).toThrow('OIDC_ISSUER')
  })

  it('are taken together', () => {
    expect(readConfig({ ...push, ...mail, METRICS_PORT: '9464' })).toMatchObject({
      mail: { url: mail.SMTP_URL, from: mail.MAIL_FROM },
      metrics: { host: '127.0.0.1', port: 9464 },
      push: { publicKey: push.VAPID_PUBLIC_KEY, subject: 'mailto:guide@example.org' },
    })
  })

  it('and left out together', () =>
    expect(readConfig({})).toMatchObject({ mail: null, metrics: null, push: null }))

  it.each([
    ['MAIL_FROM', { SMTP_URL: mail.SMTP_URL }],
    ['SMTP_URL', { MAIL_FROM: mail.MAIL_FROM }],
    ['VAPID_PUBLIC_KEY', { ...push, VAPID_PUBLIC_KEY: '' }],
    ['VAPID_PRIVATE_KEY', { ...push, VAPID_PRIVATE_KEY: '' }],
    ['VAPID_SUBJECT', { ...push, VAPID_SUBJECT: '' }],
    ['VAPID_PRIVATE_KEY', { ...push, VAPID_PRIVATE_KEY: 'A'.repeat(43) }],
    ['METRICS_PORT', { METRICS_PORT: '4000' }],
    ['METRICS_PORT', { PORT: '80', METRICS_PORT: '80' }],
  ])('%s is a fault where it is missing or does not fit: %j', (name, settings) => {
    expect(() => readConfig({ ...settings, PORT: 'PORT' in settings ? settings.PORT : '' })).toThrow(
      `\n  ${name}: `,
    )
  })

  it('are told together with all others, and no secret is repeated', () => {
    const read = () => readConfig({ PORT: 'x', SMTP_URL: 'smtp://a:SECRET@b/c', VAPID_PRIVATE_KEY: 'SECRET' })
    for (const name of ['PORT', 'SMTP_URL', 'MAIL_FROM', 'VAPID_PUBLIC_KEY', 'VAPID_SUBJECT'])
      expect(read).toThrow(`\n  ${name}: `)
    expect(read).not.toThrow('SECRET')
  })
})
