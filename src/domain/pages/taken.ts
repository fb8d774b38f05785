import type { LanguageSlug } from '../../kernel/language.ts'
import { type Fault, Refusal } from '../../kernel/refusal.ts'
import type { Context } from '../../platform/commands/command.ts'
import type { Tx } from '../../platform/database/handle.ts'
import { type OpenLines, openLines } from '../translations/index.ts'
import { SITE_ADDRESSES } from './site-addresses.ts'
import * as store from './store.ts'
import { pageText } from './texts.ts'

/** A page whose address may be another's now: in one language, or (null) in all. */
interface Touched {
  page: string
  language: LanguageSlug | null
}

/**
 * Two pages below the same page cannot say the same address in a language at the same time, nor can a chapter say one of
 * the site's own. Looked at when all is done, so that an import may let two pages swap theirs.
 */
export function refuseTakenAddress(context: Context, region: string, touched: Touched): void {
  const { tx, now } = context
  context.atTheEnd(`pages: addresses in ${region}`, touched, async (all: readonly Touched[]) => {
    const languages = Map.groupBy(all, ({ page }) => page)
    const rows = await Promise.all([...languages.keys()].map((id) => store.getPage(tx, id)))
    const standing = rows.filter((row) => row !== undefined).filter((row) => row.archived_at === null)
    const faults: Fault[] = []
    for (const [parent, moved] of Map.groupBy(standing, (row) => row.parent_id)) {
      const siblings = await linesBelow(tx, region, parent, now)
      for (const { id } of moved) {
        const own = siblings.filter(
          ({ subject, language }) =>
            subject === id &&
            languages.get(id)?.some((one) => one.language === null || one.language === language),
        )
        faults.push(...own.flatMap((lines) => faultOf(lines, siblings, parent) ?? []))
      }
    }
    if (faults.length > 0) throw new Refusal('taken', 'This address belongs to something else.', faults)
  })
}

/** What the pages below a page, or the chapters, say in public; archived ones say nothing. */
async function linesBelow(tx: Tx, region: string, parent: string | null, now: Context['now']) {
  const rows = await store.childrenOf(tx, region, parent)
  const standing = rows.filter((row) => row.archived_at === null).map(({ id }) => id)
  return openLines(tx, pageText.subject, standing, now)
}

function faultOf(own: OpenLines, siblings: readonly OpenLines[], parent: string | null): Fault | undefined {
  const slug = folded(own)
  const where = `slug (${own.language})`
  if (parent === null && SITE_ADDRESSES.has(slug))
    return { where, what: `'${slug}' is an address of the site itself` }
  const other = siblings.find(
    (one) =>
      one.subject !== own.subject && one.language === own.language && folded(one) === slug && meet(one, own),
  )
  return other && { where, what: `'${slug}' is the address of the page '${other.lines.title}'` }
}

/** As addresses are looked up: capitals and forms of letters make no difference. */
const folded = ({ lines }: OpenLines): string => (lines.slug ?? '').normalize('NFC').toLowerCase()

const meet = (a: OpenLines, b: OpenLines): boolean =>
  (a.until === null || b.from < a.until) && (b.until === null || a.from < b.until)
