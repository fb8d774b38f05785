import { createHash } from 'node:crypto'

/** Bytes that a name may have on the file systems that people use (NAME_MAX; APFS and NTFS count units, and allow no fewer). */
const LONGEST_NAME = 255

/** Where an answer is written. */
export interface FileName {
  /** Below the folder of the export, with '/' between the steps: 'ankerland/de/index.html'. */
  file: string
  /** A step of the address is too long for a name: the file has another, and only nginx with our snippet finds it. */
  renamed: boolean
}

/**
 * The file for an address and the type of what is there: pages and JSON of an address that ends with a slash are the index
 * of a folder. Undefined for an address that no file can have.
 * @example fileFor('/ankerland/de/search', 'text/html') // { file: 'ankerland/de/search/index.html', renamed: false }
 */
export function fileFor(path: string, type: string): FileName | undefined {
  const steps = path.split('/').filter(Boolean)
  if (steps.some((step) => !isPossible(step))) return undefined
  const short = steps.map((step) => (Buffer.byteLength(step) > LONGEST_NAME ? shortened(step) : step))
  const index = type.startsWith('text/html')
    ? ['index.html']
    : type.startsWith('application/json') && path.endsWith('/')
      ? ['index.json']
      : []
  const named = [...short, ...index]
  if (named.length === 0) return undefined
  return { file: named.join('/'), renamed: short.some((step, i) => step !== steps[i]) }
}

/** Not a way out of the folder, not hidden, no escape that nginx would decode once more. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused
const isPossible = (step: string): boolean => !/^\.|[\\%\u0000-\u001f\u007f]/.test(step)

/** A slug of 200 letters is 600 bytes in Ethiopic. The beginning stays, so that a person can tell what it is. */
function shortened(step: string): string {
  const hash = createHash('sha256').update(step).digest('hex').slice(0, 16)
  return `${[...step].slice(0, 20).join('')}~${hash}`
}
