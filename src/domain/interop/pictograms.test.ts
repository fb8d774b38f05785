import { expect, it } from 'vitest'
import { pictogramOfChapter } from './pictograms.ts'

it.each([
  ['https://x.example/Jobs.png', 'beruf-und-karriere', 'briefcase'],
  ['https://x.example/Fl%C3%BCchtling.png', 'aufenthalt', 'shield'],
  ['https://x.example/Hotline.png', 'notfaelle', 'lifebuoy'],
  ['https://x.example/Gesundheit2.png', 'gesundheit-2', 'heart'],
  [null, 'housing', 'house'],
  [null, 'kita-schule-und-studium', 'cap'],
  ['https://x.example/img_4711.png', 'xyz', 'book'],
  ['https://x.example/%.png', 'geld', 'money'],
])('%s, %s: %s', (thumbnail, slug, icon) => {
  expect(pictogramOfChapter(thumbnail, slug, slug)).toBe(icon)
})
