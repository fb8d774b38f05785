import type { LanguageSlug } from '../../kernel/language.ts'

export interface ReportLine {
  language: LanguageSlug | null
  path: string
}

/** What an import did, and what a person should look at. `importReport` as JSON is what `--report` writes. */
export interface ImportReport {
  source: string
  region: string
  regionIsNew: boolean
  /** Nothing was written: this is what would have been. */
  dryRun: boolean
  /** Language -> items of the source. */
  items: Record<LanguageSlug, number>
  /** Items of the source, each counted once. */
  counts: { created: number; changed: number; unchanged: number; refused: number }
  changed: (ReportLine & { what: string[] })[]
  refused: (ReportLine & { why: string })[]
  /** Here from an earlier import, and not in the source any more; `archived` when that was asked for. */
  gone: (ReportLine & { archived: boolean })[]
  deadLinks: (ReportLine & { address: string; words: string; why: string })[]
  /** Links that were broken or led into the source, and lead to the right place now. */
  mendedLinks: number
  /** Documents and pictures that lie with the source and are linked to: fetch them before it goes. */
  filesAtSource: (ReportLine & { address: string })[]
  pictures: { fetched: number; missing: { address: string; why: string }[] }
  /** Texts in languages that were not asked for. */
  elsewhere: Record<LanguageSlug, number>
  /** Pages with offers embedded, which are not taken over yet. */
  embeddedOffers: number
  seconds: number
}

export const emptyReport = (source: string, region: string, dryRun: boolean): ImportReport => ({
  source,
  region,
  regionIsNew: false,
  dryRun,
  items: {},
  counts: { created: 0, changed: 0, unchanged: 0, refused: 0 },
  changed: [],
  refused: [],
  gone: [],
  deadLinks: [],
  mendedLinks: 0,
  filesAtSource: [],
  pictures: { fetched: 0, missing: [] },
  elsewhere: {},
  embeddedOffers: 0,
  seconds: 0,
})

/**
 * The report as a person reads it; `file` is where all of it was written.
 * @example process.stdout.write(reportText(report, undefined))
 */
export function reportText(report: ImportReport, file: string | undefined): string {
  const { counts, items, region, dryRun, seconds } = report
  const all = file ? `all of them: ${file}` : 'all of them with --report <file>'
  const pages = Object.entries(items).map(([language, count]) => `${count} in ${language}`)
  const lines = [
    `${region}${report.regionIsNew ? ' (new)' : ''}: pages: ${pages.join(', ')}; ${seconds.toFixed(1)} s`,
    `${dryRun ? 'would be: ' : ''}${counts.created} created, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.refused} refused`,
    ...some(
      'refused',
      report.refused.map((one) => `${named(one)}: ${one.why}`),
      all,
    ),
    ...some(
      'changed',
      report.changed.map((one) => `${named(one)}: ${one.what.join(', ')}`),
      all,
    ),
    ...some(
      'gone from the source',
      report.gone.map(
        (one) => `${named(one)}${one.archived ? ': archived' : ': left as it is (--archive-missing)'}`,
      ),
      all,
    ),
    `${report.mendedLinks} links mended, ${report.deadLinks.length} dead links (words kept, link removed)`,
    ...some(
      'dead links',
      report.deadLinks.map((one) => `${named(one)}: ${one.address} ${one.why}`),
      all,
    ).slice(1),
    ...counted(report.filesAtSource.length, 'links to files that still lie with the source'),
    ...counted(report.pictures.fetched, 'pictures fetched'),
    ...counted(report.pictures.missing.length, 'pictures could not be had and stay placeholders'),
    ...counted(report.embeddedOffers, 'pages have offers embedded, which are not taken over'),
    ...elsewhere(report.elsewhere),
  ]
  return `${lines.join('\n')}\n`
}

const SHOWN = 5
const named = ({ language, path }: ReportLine): string => (language ? path : `page ${path}`)
const counted = (count: number, what: string): string[] => (count > 0 ? [`${count} ${what}`] : [])

function some(title: string, lines: readonly string[], all: string): string[] {
  if (lines.length === 0) return []
  const rest = lines.length - SHOWN
  return [
    `${title}:`,
    ...lines.slice(0, SHOWN).map((line) => `  ${line}`),
    ...(rest > 0 ? [`  ... and ${rest} more (${all})`] : []),
  ]
}

function elsewhere(languages: Record<LanguageSlug, number>): string[] {
  const all = Object.entries(languages).sort()
  if (all.length === 0) return []
  return [`not asked for: ${all.map(([language, count]) => `${language} (${count})`).join(', ')}`]
}
