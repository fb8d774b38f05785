import fc from 'fast-check'
import { expect, it } from 'vitest'
import { foldWord, tokens } from './tokens.ts'

it('German: umlauts and ß fall together with their letters', () => {
  expect(tokens('Größe, Straße & Ärztin')).toEqual(['grosse', 'strasse', 'arztin'])
  expect(tokens('Gro\u0308ße')).toEqual(tokens('Größe'))
  expect(tokens('E-Mail: a@b.example')).toEqual(['e', 'mail', 'a', 'b', 'example'])
})

it('Ukrainian and Russian: either г, е for ё, the й and the ї as their letters', () => {
  expect(tokens('Ґанок')).toEqual(tokens('ганок'))
  expect(tokens('ещё')).toEqual(tokens('еще'))
  expect(tokens('Реєстрація')).toEqual(tokens('РЕЄСТРАЦІЯ'))
})

it('Arabic and Persian: without article, vowel marks and lengthening; letters of several forms are one', () => {
  for (const written of ['طبيب', 'الطبيب', 'والطبيب', 'بالطبيب', 'للطبيب', 'طَبِيب', 'طـبـيـب', 'طبیب'])
    expect(tokens(written), written).toEqual(['طبيب'])
  expect(tokens('أهل إقامة آدم')).toEqual(['اهل', 'اقامه', 'ادم'])
  expect(tokens('کودک')).toEqual(tokens('كودك'))
  expect(tokens('الى')).toEqual(['الي'])
})

it('Tigrinya and Amharic: words as they are', () => {
  expect(tokens('ሓኪም ይሕግዘካ እዩ።')).toEqual(['ሓኪም', 'ይሕግዘካ', 'እዩ'])
})

it('Chinese: pairs of neighbours, a single character by itself', () => {
  expect(tokens('看医生。')).toEqual(['看医', '医生'])
  expect(tokens('去')).toEqual(['去'])
})

it('Turkish: the dotless i and capitals of either kind find each other', () => {
  expect(tokens('ISPARTA ısparta İSTANBUL istanbul')).toEqual(['isparta', 'isparta', 'istanbul', 'istanbul'])
})

it('no text breaks it, nothing empty comes out, and folding what is folded changes nothing', () => {
  const any = fc.property(fc.string({ unit: 'binary' }), (text) => {
    for (const token of tokens(text)) expect(token).not.toBe('')
    expect(foldWord(foldWord(text))).toBe(foldWord(text))
  })
  fc.assert(any, { numRuns: process.env.LONG ? 50_000 : 1000 })
})
