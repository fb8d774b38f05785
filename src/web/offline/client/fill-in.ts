import type { DateForm } from '../../site/messages.ts'
import type { ShelfWords } from '../../site/offline-words.ts'

/**
 * Puts values into words: '{size} kB' and { size: 164 }.
 * @example fillIn('Together {size}', { size: '164 kB' }) // 'Together 164 kB'
 */
export const fillIn = (words: string, values: Readonly<Record<string, string | number>>): string =>
  words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))

/** Up to here in thousands, so that what is added up can be compared; nobody chooses by more digits. */
const MOST_KB = 9999

/**
 * Bytes as people pay for them, rounded up; whole numbers, so that nobody wonders about point or comma.
 * @example sizeIn(words, 163_200) // '164 kB'
 */
export const sizeIn = ({ kb, mb }: Pick<ShelfWords, 'kb' | 'mb'>, bytes: number): string => {
  const thousands = Math.ceil(bytes / 1000)
  return thousands <= MOST_KB
    ? fillIn(kb, { size: thousands })
    : fillIn(mb, { size: Math.ceil(thousands / 1000) })
}

/** The day of a moment where the device is, in the words of the page: by the Gregorian calendar in every language. */
export const dayIn = ({ day, months }: DateForm, at: Date): string =>
  fillIn(day, { day: at.getDate(), month: months[at.getMonth()] ?? '', year: at.getFullYear() })
