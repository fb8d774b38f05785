import { expect, it } from 'vitest'
import { filesBelow, textOf } from '../../../test/house/files.ts'
import { de, en } from './catalogues.ts'
import { messagesFor } from './messages.ts'

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

it('German and English have the same messages, with the same places in them', () => {
  expect(Object.keys(de).length).toBeGreaterThan(100)
  expect(Object.keys(en)).toEqual(Object.keys(de))
  for (const [key, text] of Object.entries(de))
    expect(placeholders(en[key as keyof typeof en]), key).toEqual(placeholders(text))
})

it('no message is empty, shouts or calls people users', () => {
  for (const text of [...Object.values(de), ...Object.values(en)]) {
    expect(text).toMatch(/\S/)
    expect(text).not.toMatch(/!|\buser|nutzer|einfach\b|simply/i)
  }
})

it('every message is shown somewhere', () => {
  const code = filesBelow('src', /[.]tsx?$/)
    .map(textOf)
    .join('\n')
  const built = /^(role|means|password)[.]/
  expect(Object.keys(de).filter((key) => !built.test(key) && !code.includes(`'${key}'`))).toEqual([])
})

it('the language is the chosen one, else the browser’s, else German', () => {
  expect(messagesFor('en', 'de').language).toBe('en')
  expect(messagesFor(null, 'uk, en-GB;q=0.8, de;q=0.5').language).toBe('en')
  expect(messagesFor(null, 'uk').language).toBe('de')
  expect(messagesFor(null, null).language).toBe('de')
})
