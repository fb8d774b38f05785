import type { LanguageSlug } from '../../kernel/language.ts'
import { languageOf } from '../../kernel/language.ts'
import { styleFor } from '../design/style.ts'
import { renderDocument } from '../site/document.tsx'
import { pageHeaders } from '../site/headers.ts'
import { LAST_WORDS } from './build-facts.ts'

/** What is said when even the words are broken, and there is no network: two sentences that are in the worker itself. */
export async function lastWords(wanted: LanguageSlug): Promise<Response> {
  const language = languageOf(wanted in LAST_WORDS ? wanted : 'en')
  const [title = 'Ankerplatz', lead = ''] = LAST_WORDS[language.slug] ?? []
  const style = styleFor({ sea: null, deep: null })
  const html = renderDocument({ language, title, style, script: null, body: `${title}. ${lead}` })
  const headers = { ...(await pageHeaders(style, false)), 'Cache-Control': 'no-store' }
  return new Response(html, { status: 503, headers })
}
