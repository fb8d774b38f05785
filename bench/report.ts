import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'

/** What a measurement found, as its table on the terminal and as its file in results/. */
export interface Report {
  name: string
  title: string
  /** What was done, and what the figures do not say. */
  notes: readonly string[]
  tables: readonly Table[]
}

export interface Table {
  title: string
  head: readonly string[]
  rows: readonly (readonly string[])[]
}

/** Whether this is a run of 10 to 20 seconds: to see that it works, not to believe the figures. It leaves no file. */
export const isShort = process.argv.includes('--short')

/**
 * What was said with an option.
 * @example optionOf('regions') // '--regions 50' -> '50'
 */
export function optionOf(name: string): string | undefined {
  const at = process.argv.indexOf(`--${name}`)
  return at < 0 ? undefined : process.argv[at + 1]
}

/** Prints the tables and, unless the run is short, writes bench/results/<name>.md. */
export function tell(report: Report): void {
  process.stdout.write(`${report.title}\n`)
  for (const table of report.tables) process.stdout.write(`\n${table.title}\n${plain(table)}\n`)
  process.stdout.write(`\n${report.notes.map((line) => `- ${line}`).join('\n')}\n`)
  if (isShort) return
  const folder = new URL('results/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL(`${report.name}.md`, folder), markdown(report))
}

function markdown({ name, title, notes, tables }: Report): string {
  const own = process.argv.slice(2).map((argument) => ` ${argument}`)
  const processor = cpus()
  const facts = [
    `Date: ${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
    `Machine: ${processor.length} cores (${processor[0]?.model.trim() || 'unknown'}), Node.js ${process.version}`,
    `Command: \`node bench/${name}.ts${own.join('')}\``,
    ...notes,
  ]
  const bodies = tables.map(({ title, head, rows }) =>
    [`## ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n'),
  )
  return `# ${title}\n\n${facts.map((fact) => `- ${fact}`).join('\n')}\n\n${bodies.join('\n\n')}\n`
}

const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`

function plain({ head, rows }: Table): string {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)))
  return all
    .map((row) =>
      row
        .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
