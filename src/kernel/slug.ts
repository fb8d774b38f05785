/**
 * A part of an address, as Integreat writes it: lower case, letters of any script, digits, '-' and '_'.
 * Letters of other scripts stay: '/ar/معلومات-الوصول/' is an address people share.
 */
const SLUG = /^[\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}_-]+$/u

export const isSlug = (text: string): boolean => SLUG.test(text) && text.length <= 200

/**
 * A title as a slug; 'page' when nothing usable is left.
 * @example slugOf('Wohnsitz anmelden!') // 'wohnsitz-anmelden'
 */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{Ll}\p{Lo}\p{Lm}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 100)
  return slug === '' ? 'page' : slug
}
