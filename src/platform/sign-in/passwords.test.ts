import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hashPassword, isPassword } from './argon2.ts'
import { COMMON_WORDS } from './common-words.ts'
import { passwordFault } from './passwords.ts'

describe('a new password', () => {
  it.each([
    'vier Boote am Steg',
    'Tee mit Honig und Zimt',
    'ሰላም ንዓኹም ኩሉኹም',
    'kdue73-hskw02-pqmz',
    '🚢🧭⚓🌊🏝🛟🚤🦀🐚🐟🦞🌅',
  ])('may be anything long: %s', (password) => expect(passwordFault(password, [])).toBeUndefined())

  it.each([
    ['elf Zeichen', 'short'],
    ['🚢🧭⚓🌊🏝🛟', 'short'],
    ['x7'.repeat(65), 'long'],
    ['Passwort1234!', 'common'],
    ['P4ssw0rt!!2026', 'common'],
    ['SommerSommerSommer', 'common'],
    ['Landratsamt#2026', 'common'],
    ['correcthorsebatterystaple', 'common'],
    ['123456789012345', 'common'],
    ['aaaaaaaaaaaaaaaa', 'common'],
    ['abababababab', 'common'],
    ['abcdefghijklmn', 'common'],
    ['2026-11-22-2026', 'common'],
    ['qwertzuiop123', 'common'],
    ['willkommen-hafen', 'common'],
  ])('%s is refused: %s', (password, fault) => expect(passwordFault(password, [])).toBe(fault))

  it('is refused when it is made of what others know of her', () => {
    const own = ['Oksana Schewtschenko', 'o.schewtschenko@ankerland.example']
    expect(passwordFault('Schewtschenko1985', own)).toBe('own')
    expect(passwordFault('Oksana-Schewtschenko', own)).toBe('own')
    expect(passwordFault('Schewtschenko mag grünen Tee', own)).toBeUndefined()
  })

  it('is never refused for what it is made of when it is drawn by chance', () => {
    const drawn = fc.string({
      unit: fc.constantFrom(...'bcdfghjkmnpqrvwxyz23456789'),
      minLength: 20,
      maxLength: 40,
    })
    fc.assert(
      fc.property(
        drawn,
        (password) => passwordFault(password, []) === undefined || new Set(password).size < 5,
      ),
    )
  })
})

it('the list has its words, and each only once', () => {
  expect(COMMON_WORDS.size).toBeGreaterThan(400)
  expect([...COMMON_WORDS].filter((word) => !/^[a-z]+$/.test(word))).toEqual([])
})

describe('a stored password', () => {
  it('says how it was made, and knows the one that it was made of and no other', async () => {
    const hash = await hashPassword('vier Boote am Steg')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(await isPassword(hash, 'vier Boote am Steg')).toBe(true)
    expect(await isPassword(hash, 'vier Boote am Steg ')).toBe(false)
    expect(await hashPassword('vier Boote am Steg')).not.toBe(hash)
  })

  it('is the same on two keyboards that write ü in two ways', async () => {
    expect(
      await isPassword(await hashPassword('gru\u0308ne Ufer, ru\u0308ckwärts'), 'grüne Ufer, rückwärts'),
    ).toBe(true)
  })

  it('that is none is nobody’s', async () => {
    expect(await isPassword('', 'vier Boote am Steg')).toBe(false)
    expect(await isPassword('$2b$10$abcdefghijklmnopqrstuv', 'vier Boote am Steg')).toBe(false)
  })
})
