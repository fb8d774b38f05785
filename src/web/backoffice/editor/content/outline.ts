import { type ChildNode, type Element, isTag, isText } from 'domhandler'
import { DomUtils, parseDocument } from 'htmlparser2'
import { isBlockName } from './pieces.ts'
import { read } from './read.ts'
import { write } from './write.ts'

/** Would anything of a text be lost by opening and saving it? Then the editor does not open it. */
export const losesNothing = (html: string): boolean => outline(html) === outline(write(read(html)))

/**
 * All that a text says, whatever its tags are nested like: each block with its attributes, each run of words with all that
 * is said about it. Made without the editor's own reader, so that it can catch it.
 */
export function outline(html: string): string {
  const lines: string[] = []
  let run: [signs: string, text: string][] = []
  const endRun = (): void => {
    const whole = spaced(run)
    if (whole.length > 0) lines.push(JSON.stringify(whole))
    run = []
  }
  const walk = (node: ChildNode, signs: readonly string[]): void => {
    if (isText(node)) run.push([signsOf(signs), node.data])
    if (!isTag(node)) return
    if (isBlock(node)) {
      endRun()
      lines.push(tagOf(node))
      for (const child of node.children) walk(child, signs)
      endRun()
      lines.push('end')
    } else if (/^(img|br|wbr|iframe)$/.test(node.name)) run.push([`${signsOf(signs)}${tagOf(node)}`, ''])
    else for (const child of node.children) walk(child, [...signs, tagOf(node)])
  }
  for (const node of parseDocument(html).children) walk(node, [])
  endRun()
  return lines.join('\n')
}

const isBlock = (node: Element): boolean =>
  isBlockName(node.name) || DomUtils.findOne(({ name }) => isBlockName(name), node.children) !== null

/** Order says nothing about attributes, and nothing about what is said of words. */
const tagOf = ({ name, attribs }: Element): string =>
  `<${name} ${JSON.stringify(Object.entries(attribs).filter(ownsMeaning).sort())}>`
const ownsMeaning = ([name, value]: [string, string]): boolean =>
  !(/^(col|row)span$/.test(name) && value === '1')
const signsOf = (signs: readonly string[]): string => [...new Set(signs)].sort().join('')

/** White space as it is shown: one space, and none at the ends of a line. */
function spaced(run: readonly [string, string][]): [string, string][] {
  const out: [string, string][] = []
  let isAfterSpace = true
  for (const [signs, written] of run) {
    const isBreak = written === '' && signs.endsWith('<br []>')
    if (isBreak) dropSpace(out)
    const text: string = written.replace(/[ \t\n\r\f]+/g, ' ').replace(isAfterSpace ? /^ / : /^$/, '')
    if (text === '' && written !== '') continue
    isAfterSpace = isBreak || text.endsWith(' ')
    const last = out.at(-1)
    if (last && last[0] === signs && last[1] !== '' && text !== '') last[1] += text
    else out.push([signs, text])
  }
  dropSpace(out)
  return out
}

function dropSpace(out: [string, string][]): void {
  const last = out.at(-1)
  if (!last?.[1].endsWith(' ')) return
  last[1] = last[1].slice(0, -1)
  if (last[1] === '') out.pop()
}
