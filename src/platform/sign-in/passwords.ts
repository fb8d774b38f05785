import { COMMON_WORDS } from './common-words.ts'

/** Length over rules (NIST SP 800-63B, section 3.1.1; ASVS 5.0, 6.2.1 and 6.2.5): any character, no composition asked for. */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 128

export type PasswordFault = 'short' | 'long' | 'common' | 'own'

/**
 * What is wrong with a new password; undefined when it may be taken. `own` are words that others know of her: her name,
 * her address, the name of the house (ASVS 6.2.11).
 * @example passwordFault('Passwort1234!', []) // 'common'
 */
export function passwordFault(password: string, own: readonly string[]): PasswordFault | undefined {
  const letters = [...password].length
  if (letters < SHORTEST_PASSWORD) return 'short'
  if (password.length > LONGEST_PASSWORD) return 'long'
  if (new Set(password.toLowerCase()).size < 5 || isRun(password)) return 'common'
  const words = wordsOf(password)
  if (isNumber(password) || words.some((word) => isMadeOf(word, COMMON_WORDS))) return 'common'
  const known = new Set(own.flatMap((text) => text.split(/[^\p{L}]+/u)).flatMap(wordsOf))
  const both = new Set([...COMMON_WORDS, ...[...known].filter((word) => word.length > 2)])
  return words.some((word) => isMadeOf(word, both)) ? 'own' : undefined
}

/** The letters alone, and the letters with digits read as the letters that they stand for: 'P4ssw0rt!' is 'passwort'. */
function wordsOf(text: string): string[] {
  const plain = text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
  const read = plain
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
    .replace(/[@4]/g, 'a')
    .replace(/3/g, 'e')
    .replace(/[1!|]/g, 'i')
    .replace(/0/g, 'o')
    .replace(/[5$]/g, 's')
    .replace(/7/g, 't')
  return [plain, read].map((word) => word.replace(/[^\p{L}]/gu, ''))
}

/** A date, a telephone number, and whatever else has ASCII digits and signs only. */
const isNumber = (text: string): boolean => /^[ -@[-`{-~]*$/.test(text)

/** One word of the list, two of them, or the same again and again. */
function isMadeOf(letters: string, words: ReadonlySet<string>): boolean {
  const [, unit = letters] = /^(.+?)\1+$/.exec(letters) ?? []
  if (words.has(letters) || words.has(unit)) return true
  for (let at = 1; at < unit.length; at++) {
    if (words.has(unit.slice(0, at)) && words.has(unit.slice(at))) return true
  }
  return false
}

/** '123456789012', 'abcdefghijkl', 'zyxwvutsrqpo': every step is one up or one down, round the end. */
function isRun(text: string): boolean {
  const codes = [...text.toLowerCase()].map((letter) => letter.codePointAt(0) ?? 0)
  return [1, -1].some((step) =>
    codes.every((code, i) => i === 0 || [step, -9 * step].includes(code - (codes[i - 1] ?? 0))),
  )
}
