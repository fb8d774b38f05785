import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { readConfig } from './config.ts'

it('without any setting the house starts: SQLite in ./var, the demo county, port 4000', () => {
  expect(readConfig({})).toMatchObject({
    port: 4000,
    data: resolve('var'),
    shelf: resolve('var/editions'),
    media: resolve('var/media'),
    database: { url: undefined, file: resolve('var/ankerplatz.sqlite') },
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
  }
  const read = () => readConfig(wrong)
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
