import { RESERVED_SLUGS } from '../../domain/regions/public.ts'
import { isLanguage } from '../../kernel/language.ts'

/**
 * What the worker answers, and how: 'front' is about all regions, so the network knows more than the device; 'region' is a
 * page of one region and language; 'program' are scripts and icons; 'picture' is one of our pictures.
 */
export type Face = 'front' | 'region' | 'program' | 'picture'

/**
 * Which face an address has; undefined: the worker does not touch it. A list of what is ours, not of what is not: a new
 * address of the house (back office, API, action) is left alone until somebody adds it here.
 * @example faceOf('/hafen/uk/прибуття/', []) // 'region'
 */
export function faceOf(path: string, shell: readonly string[]): Face | undefined {
  if (shell.includes(path)) return 'program'
  if (/^\/media\/[0-9a-f]{64}-\d{1,4}[.]webp$/.test(path)) return 'picture'
  const [first = '', second = '', ...rest] = path.split('/').slice(1)
  if (first === '' && second === '') return 'front'
  if (first === 'regions' || first === 'landing') return 'front'
  if (!/^[a-z0-9-]{1,100}$/.test(first) || RESERVED_SLUGS.has(first)) return undefined
  if (second === '') return rest.length === 0 ? 'front' : undefined
  // Integreat's old API lives below a region and a language: /hafen/de/wp-json/extensions/v3/pages
  return isLanguage(second) && rest[0] !== 'wp-json' ? 'region' : undefined
}
