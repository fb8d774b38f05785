import { INTERFACE_LANGUAGES } from '../../kernel/language.ts'
import type { Crossroads } from './crossroads.ts'
import type { Negotiation } from './negotiation.ts'
import { type PoliciesSeen, policyRows } from './policies.ts'

/** What nginx must know beside the files. Paths are decoded. */
export interface ForNginx {
  policies: PoliciesSeen
  /** Policies of single files that are no pages: the worker's. */
  filePolicies: ReadonlyMap<string, string>
  /** The finder's first: what is missing outside every region is said in the language that it would choose. */
  crossroads: readonly Crossroads[]
  /** Regions and their languages, each with a page that says what is not there. */
  missing: ReadonlyMap<string, readonly string[]>
}

/** nginx compares a table's keys in fixed rooms of 64 bytes; patterns have no such limit. */
const pattern = (text: string): string => text.replace(/[.+*?^${}()|[\]\\]/g, '\\$&')
const table = (from: string, to: string, rows: readonly string[]): string =>
  `map ${from} ${to} {\n${rows.map((row) => `    ${row};\n`).join('')}}\n`

/**
 * The part of nginx's configuration that stands in `http { }`: tables for languages, policies, and pages that say what is
 * missing. All its variables begin with $ankerplatz_.
 */
export function nginxHttp({ policies, filePolicies, crossroads, missing }: ForNginx): string {
  const { rows, otherwise } = policyRows(policies)
  return [
    ...languageTables(crossroads),
    table('$uri', '$ankerplatz_page_policy', [
      `default "${otherwise}"`,
      ...rows.map(({ at, policy }) => `"~${at}" "${policy}"`),
    ]),
    table('$uri', '$ankerplatz_file_policy', [
      'default ""',
      `"~^/(assets|media)/" "default-src 'none'; sandbox"`,
      ...[...filePolicies].map(([path, policy]) => `"~^${pattern(path)}$" "${policy}"`),
    ]),
    table('$sent_http_content_type', '$ankerplatz_policy', [
      'default $ankerplatz_file_policy',
      '"~^text/html" $ankerplatz_page_policy',
    ]),
    table('$uri', '$ankerplatz_keeping', [
      'default "no-cache"',
      '"~^/assets/icon[.]svg$" "public, max-age=86400"',
      '"~^/(assets|media|parts|offline/words)/" "public, max-age=31536000, immutable"',
    ]),
    table('$uri', '$ankerplatz_readers', ['default ""', '"~^/api/|/wp-json/" "*"']),
    table('$status', '$ankerplatz_varies', ['default ""', '302 "Accept-Language"']),
    missingTable(missing),
  ].join('\n')
}

/** The number of the tables for a negotiation; equal ones share theirs. */
export function tablesOf(crossroads: readonly Crossroads[]): Map<Negotiation, number> {
  const numbers = new Map<string, number>()
  const found = new Map<Negotiation, number>()
  for (const { negotiation } of crossroads) {
    const key = JSON.stringify([[...negotiation.direct], [...negotiation.near], negotiation.otherwise])
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    found.set(negotiation, number)
  }
  return found
}

function languageTables(crossroads: readonly Crossroads[]): string[] {
  const made = new Set<number>()
  return [...tablesOf(crossroads)].flatMap(([{ direct, near, otherwise }, number]) => {
    if (made.has(number)) return []
    made.add(number)
    const tag = `$ankerplatz_tag_${number}`
    const rows = [direct, near].flatMap((tags, i) =>
      tags.size === 0
        ? []
        : [`"${earliest([...tags.keys()], `ankerplatz_${number}_${i}`)}" $ankerplatz_${number}_${i}`],
    )
    return [
      table('$http_accept_language', tag, ['default ""', ...rows]),
      table(tag, `$ankerplatz_language_${number}`, [
        `default ${otherwise}`,
        ...[...direct, ...near].map(([name, slug]) => `${name} ${slug}`),
      ]),
    ]
  })
}

/** The first of these tags in the header. Browsers send the most wanted first; weights (`q=`) are not read. */
const earliest = (tags: readonly string[], name: string): string =>
  `~*^(?:[^,]*,)*?\\s*(?<${name}>${tags.join('|')})(?:-[a-z0-9-]+)?\\s*(?:;[^,]*)?(?:,|$)`

function missingTable(missing: ForNginx['missing']): string {
  const regions = [...missing].map(([region, languages]) => `${pattern(region)}/(?:${languages.join('|')})`)
  return table('$uri', '$ankerplatz_missing', [
    'default /regions/$ankerplatz_language_0/404.html',
    `"~^/(?<ankerplatz_finder>regions/(?:${INTERFACE_LANGUAGES.join('|')}))/" /$ankerplatz_finder/404.html`,
    ...(regions.length > 0
      ? [`"~^/(?<ankerplatz_place>${regions.join('|')})/" /$ankerplatz_place/404.html`]
      : []),
  ])
}
