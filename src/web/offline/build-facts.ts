import type { LanguageSlug } from '../../kernel/language.ts'

// Put in by build.mjs, into the worker and into the script that saves. Where nothing is built (unit tests) there is nothing.
declare const __WORDS__: Readonly<Record<LanguageSlug, string>> | undefined
declare const __SHELL__: readonly string[] | undefined
declare const __LAST_WORDS__:
  | Readonly<Record<LanguageSlug, readonly [title: string, lead: string]>>
  | undefined

/** The interface's words: language -> address of a file that never changes. */
export const WORDS = typeof __WORDS__ === 'undefined' ? {} : __WORDS__

/** Addresses of scripts and icons that pages of this build ask for. */
export const SHELL = typeof __SHELL__ === 'undefined' ? [] : __SHELL__

/** 'offline.broken' in two languages. */
export const LAST_WORDS = typeof __LAST_WORDS__ === 'undefined' ? {} : __LAST_WORDS__
