import { diffArrays } from 'diff'
import type { TextKind } from '../../kernel/module.ts'
import type { Values } from './fields.ts'
import { type Block, blocksOf } from './html-blocks.ts'

export type Change = 'same' | 'added' | 'removed'

/** A run of words that stayed, came or went. */
export interface Piece {
  change: Change
  words: string
}

/** A paragraph, heading or line of both versions: as it was and as it is, in one. */
export interface ComparedBlock {
  tag: string
  /** 'changed': some words of it. */
  change: Change | 'changed'
  pieces: readonly Piece[]
}

export interface ComparedField {
  field: string
  isSame: boolean
  blocks: readonly ComparedBlock[]
}

/** More edits than this, and the rest is told as gone and come: a page that was written anew is no puzzle to be solved. */
const MOST_EDITS = 1500
/** So much of a paragraph has to stay, or it is another one. */
const SHARED = 0.3

/**
 * What is other in one version than in another, as data: field by field, block by block, word by word.
 * @example compareValues(pageText, older.values, newer.values)[1]?.blocks
 */
export const compareValues = (
  kind: Pick<TextKind, 'fields'>,
  before: Values,
  after: Values,
): ComparedField[] =>
  Object.entries(kind.fields).map(([field, { form }]) => {
    const [old, now] = [before[field] ?? '', after[field] ?? '']
    const split = form === 'html' ? blocksOf : lineOf
    const blocks = compareBlocks(split(old), split(now))
    return { field, isSame: blocks.every(({ change }) => change === 'same'), blocks }
  })

const lineOf = (line: string): Block[] => (line === '' ? [] : [{ tag: 'line', text: line }])

function compareBlocks(before: readonly Block[], after: readonly Block[]): ComparedBlock[] {
  const compared: ComparedBlock[] = []
  let gone: Block[] = []
  const settle = (come: readonly Block[]): void => {
    compared.push(...pairUp(gone, come))
    gone = []
  }
  for (const { change, items } of runsOf(before, after, (a, b) => a.tag === b.tag && a.text === b.text)) {
    if (change === 'removed') gone = items
    else if (change === 'added') settle(items)
    else {
      settle([])
      compared.push(...items.map((block) => whole(block, 'same')))
    }
  }
  settle([])
  return compared
}

/** What went and what came in the same place, each with its like: the words tell what was changed. */
function pairUp(gone: readonly Block[], come: readonly Block[]): ComparedBlock[] {
  const compared: ComparedBlock[] = []
  let next = 0
  for (const old of gone) {
    const like = come.findIndex((block, i) => i >= next && i < next + 10 && isLike(old, block))
    if (like < 0) {
      compared.push(whole(old, 'removed'))
      continue
    }
    compared.push(...come.slice(next, like).map((block) => whole(block, 'added')))
    compared.push(changed(old, come[like] as Block))
    next = like + 1
  }
  return [...compared, ...come.slice(next).map((block) => whole(block, 'added'))]
}

function isLike(a: Block, b: Block): boolean {
  if (a.tag !== b.tag) return false
  if (a.tag === 'line') return true
  const words = new Set(wordsOf(a.text))
  const others = wordsOf(b.text)
  const shared = others.filter((word) => words.has(word)).length
  return shared >= SHARED * Math.min(words.size, others.length)
}

const changed = (before: Block, after: Block): ComparedBlock => ({
  tag: after.tag,
  change: 'changed',
  pieces: runsOf(wordsOf(before.text), wordsOf(after.text), (a, b) => a === b).map(({ change, items }) => ({
    change,
    words: items.join(''),
  })),
})

const whole = ({ tag, text }: Block, change: Change): ComparedBlock => ({
  tag,
  change,
  pieces: [{ change, words: text }],
})

/** Words, and what is between them; scripts that write without spaces are taken apart by character. */
const wordsOf = (text: string): string[] =>
  text.match(
    /[\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]|\s+|[^\s\p{Script=Han}\p{Script=Thai}\p{Script=Hiragana}\p{Script=Katakana}]+/gu,
  ) ?? []

function runsOf<T>(
  before: readonly T[],
  after: readonly T[],
  comparator: (a: T, b: T) => boolean,
): { change: Change; items: T[] }[] {
  const runs = diffArrays([...before], [...after], { comparator, maxEditLength: MOST_EDITS })
  if (!runs)
    return [
      { change: 'removed', items: [...before] },
      { change: 'added', items: [...after] },
    ]
  return runs.map(({ added, removed, value }) => ({
    change: added ? 'added' : removed ? 'removed' : 'same',
    items: value,
  }))
}
