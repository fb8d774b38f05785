import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { tokens } from '../../edition/tokens.ts'
import { buildIndex, excerpt, highlight, type SearchDocument } from './public.ts'

const document = (id: number, title: string, text = '', context = ''): SearchDocument => ({
  id,
  title,
  text,
  context,
})
const INDEX = buildIndex([
  document(
    1,
    'Kindergeld',
    'Geld vom Staat für jedes Kind. Den Antrag stellen Sie bei der Familienkasse.',
    'Familie',
  ),
  document(2, 'Kindergarten', 'Ein Platz für Ihr Kind.', 'Familie'),
  document(3, 'Ärztin und Arzt', 'Die Krankenkasse bezahlt den Arzt.', 'Gesundheit'),
  document(4, 'Größe der Wohnung', 'Was die Straße kostet.', 'Wohnen'),
  document(5, 'Лікар', 'Лікар допоможе дитині. Ґанок.', "Здоров'я"),
  document(6, 'الطبيب', 'يساعدك الطبيب والممرضة في المستشفى.', 'الصحة'),
  document(7, 'ሓኪም', 'ሓኪም ይሕግዘካ እዩ።', 'ጥዕና'),
  document(8, '看医生', '您可以去看医生。医院在市中心。', '健康'),
  document(9, 'Familie', 'Kind, Geld, Antrag: alles über die Familie.'),
])
const found = (query: string) => INDEX.find(query, 20).map(({ id }) => id)

describe('a question finds', () => {
  it('words whatever their capitals, accents and umlauts', () => {
    for (const query of ['ärztin', 'ARZTIN', 'A\u0308rztin']) expect(found(query), query).toContain(3)
    for (const query of ['strasse', 'Straße', 'STRASSE', 'grosse']) expect(found(query), query).toContain(4)
  })

  it('what is in the title before what is in the text', () => {
    expect(found('Familie')[0]).toBe(9)
    expect(found('Arzt')[0]).toBe(3)
  })

  it('words by their beginning, and with a typing error', () => {
    expect(found('kinderg')).toEqual(expect.arrayContaining([1, 2]))
    expect(found('Kindergled')).toContain(1)
    expect(found('Krankenkase')).toEqual([3])
    expect(found('Kündergarten')).toContain(2)
  })

  it('what has all the words; only when nothing has, what has some', () => {
    expect(found('Antrag Familienkasse')).toEqual([1])
    expect(found('Kindergarten Krankenkasse').sort()).toEqual([2, 3])
    expect(found('Quastenflosser')).toEqual([])
  })

  it('Ukrainian, with either г', () => {
    expect(found('лікар')).toEqual([5])
    expect(found('ганок')).toEqual([5])
    expect(found('ЛІКАРЯ')).toEqual([5])
  })

  it('Arabic with or without the article, whatever alif, ya and ta marbuta', () => {
    for (const query of ['طبيب', 'الطبيب', 'بالطبيب', 'مستشفى', 'المستشفي', 'الممرضه'])
      expect(found(query), query).toEqual([6])
  })

  it('Tigrinya and Chinese', () => {
    expect(found('ሓኪም')).toEqual([7])
    expect(found('医生')).toEqual([8])
    expect(found('看医生')).toEqual([8])
  })

  it('nothing where nothing is asked, and no question breaks it', () => {
    for (const query of ['', ' ', '...', '"', 'a'.repeat(5000), '*', '(', '__proto__', 'constructor'])
      expect(() => found(query), query).not.toThrow()
    expect(found('')).toEqual([])
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (query) => INDEX.find(query, 3).length <= 3))
  })

  it('no more than was asked for, and quickly, however long the question', () => {
    expect(INDEX.find('kind', 1)).toHaveLength(1)
    const began = performance.now()
    INDEX.find('ab '.repeat(100_000), 10)
    expect(performance.now() - began).toBeLessThan(500)
  })
})

describe('an excerpt', () => {
  const LONG = `${'Am Anfang steht viel. '.repeat(20)}Dann kommt die Familienkasse, und danach ${'folgt noch mehr. '.repeat(20)}`

  it('is around the word that was found, cut at words, with dots where it was cut', () => {
    const piece = excerpt(LONG, ['familienkasse'], 100)
    expect(piece).toMatch(/^… .*Familienkasse.* …$/)
    expect(piece.length).toBeLessThanOrEqual(104)
    expect(excerpt('Kurz.', ['kurz'], 100)).toBe('Kurz.')
  })

  it('is the beginning where nothing of it matched', () => {
    expect(excerpt(LONG, ['xyz'], 60)).toMatch(/^Am Anfang .* …$/)
  })

  it('shows what was found in a text without spaces too', () => {
    const chinese = `${'这里有很多字'.repeat(40)}。医院在市中心，${'后面还有很多字'.repeat(40)}`
    const piece = excerpt(chinese, tokens('医院'), 60)
    expect(piece).toContain('医院')
    expect(piece.length).toBeLessThanOrEqual(64)
  })

  it('never cuts a word that spaces part, nor a character', () => {
    const word = fc.oneof(
      fc.constantFrom('Kind', 'Geld', 'дитина', 'طبيب', '中文字', '😀', '𠮷野', 'längeres'),
      fc.string(),
    )
    const whole = fc.property(
      fc.array(word, { maxLength: 60 }),
      fc.integer({ min: 10, max: 80 }),
      (words, length) => {
        const text = words.join(' ').replace(/\s+/g, ' ').trim()
        const piece = excerpt(text, tokens('Geld'), length)
        const inner = piece.replace(/^… /, '').replace(/ …$/, '')
        expect(inner.isWellFormed()).toBe(text.isWellFormed() || inner.isWellFormed())
        expect(text).toContain(inner)
        const longest = Math.max(0, ...text.split(' ').map(({ length }) => length))
        expect(piece.length).toBeLessThanOrEqual(length + longest + 4)
        if (longest < length / 2)
          for (const part of inner.split(' ').filter(Boolean)) expect(text.split(' ')).toContain(part)
      },
    )
    fc.assert(whole, { numRuns: 2000 })
  })
})

describe('what is marked', () => {
  it('is the whole word that matched', () => {
    expect(highlight('Das Kindergeld hilft.', ['kindergeld'])).toEqual(['Das ', 'Kindergeld', ' hilft.'])
    expect(highlight('والطبيب هنا', tokens('طبيب'))).toEqual(['', 'والطبيب', ' هنا'])
  })

  it('put together again is the text, whatever the text', () => {
    const pieces = fc.property(
      fc.string({ unit: 'grapheme', maxLength: 80 }),
      fc.array(fc.constantFrom('kind', 'a', 'طبيب', '医生')),
      (text, terms) => {
        const marked = highlight(`${text} Kind ${text}`, terms)
        expect(marked.join('')).toBe(`${text} Kind ${text}`)
        expect(marked.length % 2).toBe(1)
        for (const [i, piece] of marked.entries())
          if (i % 2 === 1) expect(piece).toMatch(/^[\p{L}\p{M}\p{N}]+$/u)
      },
    )
    fc.assert(pieces, { numRuns: 1000 })
  })
})
