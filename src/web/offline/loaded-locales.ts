import type { LOCALES as ALL } from '../../../locales/index.ts'
import type { LanguageSlug } from '../../kernel/language.ts'

/**
 * The interface in those languages that the worker has read from its shelf. In the worker the build puts this file in the
 * place of locales/index.ts (at-run-time.mjs): all 22 languages would double what a telephone downloads.
 */
export const LOCALES: Record<LanguageSlug, (typeof ALL)['en']> = {}
