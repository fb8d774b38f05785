import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseLanguage, wantedLanguages } from './negotiate.ts'

it('the most wanted language comes first, each once, regions do not matter', () => {
  expect(wantedLanguages('uk-UA,uk;q=0.9,de;q=0.5')).toEqual(['uk', 'de'])
  expect(wantedLanguages('de;q=0.3, ar;q=0.8, en')).toEqual(['en', 'ar', 'de'])
})

it('what is not wanted at all is not offered', () => {
  expect(wantedLanguages('en;q=0, de;q=0.0, fr')).toEqual(['fr'])
})

it('languages that browsers call otherwise are found', () => {
  expect(wantedLanguages('fa-AF, ku, ku-IQ, ku-TR, pes-IR, zh-Hans, de-simple, ckb-IQ')).toEqual([
    'prs',
    'kmr',
    'ckb',
    'fa',
    'zh-cn',
    'de-si',
  ])
  expect(wantedLanguages('zh-CN')).toEqual(['zh'])
})

it('a language whose tag begins like another is not taken for it', () => {
  expect(wantedLanguages('kum, kua-NA')).toEqual(['kum', 'kua'])
})

it('chooses of what is offered, or nothing', () => {
  expect(chooseLanguage('prs,fa;q=0.8', ['de', 'fa'])).toBe('fa')
  expect(chooseLanguage('tlh', ['de'])).toBeUndefined()
  expect(chooseLanguage(undefined, ['de'])).toBeUndefined()
})

it('no header breaks it', () => {
  for (const header of [
    '',
    '*',
    ',,,',
    ';q=1',
    'de;q=x',
    'de;q=1.2.3',
    'constructor',
    '__proto__',
    'a'.repeat(9999),
  ])
    expect(() => wantedLanguages(header), header).not.toThrow()
  fc.assert(
    fc.property(fc.string(), (header) => wantedLanguages(header).every((slug) => /^[a-z-]+$/.test(slug))),
  )
})
