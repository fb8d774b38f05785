import { fileURLToPath } from 'node:url'
import type { LanguageSlug } from './kernel/language.ts'
import type { Pocket } from './web/site/pocket.ts'

/** What the build made, put in by it. They are not there where nothing is built: in tests. */
declare const __SITE_SCRIPT__: string | undefined
declare const __SEARCH_SCRIPT__: string | undefined
declare const __BACKOFFICE_SCRIPT__: string | undefined
declare const __EDITOR_SCRIPT__: string | undefined
declare const __POCKET__: Pocket | undefined
declare const __WORDS__: Readonly<Record<LanguageSlug, string>> | undefined

/** Where what is built for browsers lies, and its addresses. */
export interface Built {
  /** The folder of the files. */
  assets: string
  /** The site's script. */
  script: string | null
  /** The script that answers questions in an exported copy. */
  searchScript: string | null
  backofficeScript: string | null
  /** The rich editor, for pages with one. */
  editorScript: string | null
  /** What there is for those who take the site along. */
  pocket: Pocket | null
  /** Addresses of the interface's words, for who takes the site along. */
  words: readonly string[]
}

export const BUILT: Built = {
  assets: fileURLToPath(new URL('.', import.meta.url)),
  script: typeof __SITE_SCRIPT__ === 'undefined' ? null : __SITE_SCRIPT__,
  searchScript: typeof __SEARCH_SCRIPT__ === 'undefined' ? null : __SEARCH_SCRIPT__,
  editorScript: typeof __EDITOR_SCRIPT__ === 'undefined' ? null : __EDITOR_SCRIPT__,
  backofficeScript: typeof __BACKOFFICE_SCRIPT__ === 'undefined' ? null : __BACKOFFICE_SCRIPT__,
  pocket: typeof __POCKET__ === 'undefined' ? null : __POCKET__,
  words: typeof __WORDS__ === 'undefined' ? [] : Object.values(__WORDS__),
}
