import { type Fault, Refusal } from '../../kernel/refusal.ts'
import { nameOf } from './entry.ts'
import { type Plan, type PlannedPage, textKey } from './plan.ts'
import type { Stock, StockPage } from './stock.ts'

/**
 * Which page of ours each page of the source is: the one that came from it, or the one with a text that did.
 * Refuses when a page of the source would be two of ours, or the other way round.
 */
export function matchPages(plan: Plan, stock: Stock): Map<PlannedPage, StockPage> {
  const byPage = new Map([...stock.pages.values()].map((page) => [page.imported_from, page]))
  const byText = new Map<string, StockPage>()
  for (const [id, heads] of stock.heads)
    for (const { importedFrom } of heads.values()) {
      const page = stock.pages.get(id)
      if (importedFrom && page) byText.set(importedFrom, page)
    }
  const matched = new Map<PlannedPage, StockPage>()
  const taken = new Map<StockPage, PlannedPage>()
  const faults: Fault[] = []
  for (const planned of plan.pages) {
    const texts = [...planned.ids].map((id) => byText.get(textKey(id)))
    const found = new Set([...texts, byPage.get(planned.importedFrom)].filter((page) => page !== undefined))
    const [page] = found
    if (!page) continue
    const other = taken.get(page)
    if (found.size > 1) faults.push(fault(planned, `is ${found.size} pages here`))
    if (other) faults.push(fault(planned, `is one page here with ${pathOf(other)}`))
    matched.set(planned, page)
    taken.set(page, planned)
  }
  if (faults.length > 0)
    throw new Refusal('invalid', 'The source joins or parts pages that are imported already.', faults)
  return matched
}

export const pathOf = ({ entries }: PlannedPage): string => entries[0]?.path ?? ''

const fault = (planned: PlannedPage, what: string): Fault => ({
  where: planned.entries[0] ? nameOf(planned.entries[0]) : '',
  what,
})
