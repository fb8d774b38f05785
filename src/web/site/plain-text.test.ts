import { expect, it } from 'vitest'
import { plainText, shorten } from './plain-text.ts'

it('markup as text is its words, once unescaped', () => {
  expect(plainText('<h2>Kosten</h2><p>9&nbsp;&amp; 10 &lt;b&gt; &amp;lt; &quot;x&quot;</p>')).toBe(
    'Kosten 9 & 10 <b> &lt; "x"',
  )
  expect(plainText('<p title="a&gt;b">c</p>\n\n<p>d</p>')).toBe('c d')
})

it('a preview ends at a word, and where there are no spaces between characters', () => {
  expect(shorten('Kurz.')).toBe('Kurz.')
  expect(shorten('Am Anfang steht das Wort', 14)).toBe('Am Anfang …')
  expect(shorten('汉'.repeat(1000), 160)).toBe(`${'汉'.repeat(158)} …`)
  expect(shorten('𠮷'.repeat(1000), 161).isWellFormed()).toBe(true)
  expect(shorten('x'.repeat(1000), 160).length).toBeLessThanOrEqual(160)
})
