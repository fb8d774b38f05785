/**
 * Text as search tokens, for every script of ours: folded, cut into words, prefixes off where a language writes them
 * together with the word. The same in the index and in the question, on the server and on a device.
 */
const WORD = /[\p{L}\p{M}\p{N}]+/gu
/** Scripts without spaces between words. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u
const ARABIC = /^\p{Script=Arabic}/u
/** The article and the one-letter words that Arabic writes at the beginning of the next: و ف ب ك ل and ال. */
const ARABIC_PREFIX = /^(?:وال|بال|كال|فال|لل|ال)(?=..{2})/u

/**
 * One word as it is compared: lower case, without accents, points and Arabic vowel marks; letters that are written in
 * several ways are one.
 * @example foldWord('Größe') // 'grosse'
 */
export function foldWord(word: string): string {
  return word
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll('ς', 'σ')
    .replace(/[\p{M}\u0640\u200c\u200d]/gu, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة/g, 'ه')
    .replaceAll('ı', 'i')
    .replaceAll('ё', 'е')
    .replaceAll('ґ', 'г')
}

/**
 * The tokens of a text, in their order.
 * @example tokens('Geld für Kinder') // ['geld', 'fur', 'kinder']
 */
export function tokens(text: string): string[] {
  return (text.match(WORD) ?? []).flatMap((word) => {
    if (UNSPACED.test(word)) return bigrams(word)
    const folded = foldWord(word)
    // A mark by itself is nothing without its letter.
    if (folded === '') return []
    return ARABIC.test(folded) ? [folded.replace(ARABIC_PREFIX, '')] : [folded]
  })
}

/** Pairs of neighbours: no dictionary needed, and the same everywhere (Intl.Segmenter differs between engines). */
const bigrams = (word: string): string[] => {
  const characters = [...word]
  return characters.length < 2
    ? characters
    : characters.slice(1).map((second, i) => `${characters[i]}${second}`)
}
