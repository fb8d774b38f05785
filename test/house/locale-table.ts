import { localeSlugs, readLocale, reviewState } from './locale-state.ts'

/**
 * `npm run locales`: how many messages of each language nobody has checked yet, somebody has, and somebody had before
 * they changed. A review is written into the locale file: "reviewed": {"home": {"by": …, "at": …, "of": the text}}.
 */
const rows = localeSlugs().map((slug) => {
  const { unreviewed, reviewed, changed } = reviewState(readLocale(slug))
  return [slug, unreviewed, reviewed, changed]
})
const lines = [['language', 'unreviewed', 'reviewed', 'changed since'], ...rows].map((row) =>
  row.map((cell, i) => (i === 0 ? String(cell).padEnd(10) : String(cell).padStart(14))).join(''),
)
process.stdout.write(`${lines.join('\n')}\n`)
