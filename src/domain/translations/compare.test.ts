import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { TextKind } from '../../kernel/module.ts'
import { cleanHtml } from './clean-html.ts'
import { type ComparedBlock, compareValues } from './compare.ts'
import { blocksOf } from './html-blocks.ts'

const kind: Pick<TextKind, 'fields'> = {
  fields: { title: { form: 'line', required: true }, content: { form: 'html', required: false } },
}
const compare = (before: string, after: string): readonly ComparedBlock[] =>
  compareValues(kind, { title: 'Amt', content: before }, { title: 'Amt', content: after })[1]?.blocks ?? []
const told = (blocks: readonly ComparedBlock[]) =>
  blocks.map(({ tag, change, pieces }) => [tag, change, pieces.map((one) => one.words).join('|')])

describe('two versions compared', () => {
  it('tell which words of a paragraph are other, and leave the rest alone', () => {
    const blocks = compare(
      '<h2>Arzt</h2><p>Die Ärztin hilft am Montag.</p>',
      '<h2>Arzt</h2><p>Die Ärztin hilft am Freitag.</p>',
    )
    expect(told(blocks)).toEqual([
      ['h2', 'same', 'Arzt'],
      ['p', 'changed', 'Die Ärztin hilft am |Montag.|Freitag.'],
    ])
    expect(blocks[1]?.pieces.map(({ change }) => change)).toEqual(['same', 'removed', 'added'])
  })

  it('tell a paragraph that came, one that went, and one that is another', () => {
    expect(told(compare('<p>Eins</p><p>Zwei</p>', '<p>Eins</p><ul><li>Drei</li></ul>'))).toEqual([
      ['p', 'same', 'Eins'],
      ['p', 'removed', 'Zwei'],
      ['li', 'added', 'Drei'],
    ])
  })

  it('tell a link that leads elsewhere and a picture that shows something else', () => {
    const link = (href: string) => `<p><a href="${href}">Hier</a></p>`
    expect(compare(link('https://a.example'), link('https://b.example'))[0]?.change).toBe('changed')
    const picture = (alt: string) => `<img data-media="m" alt="${alt}">`
    expect(told(compare(picture('Hafen'), picture('Rathaus')))).toEqual([
      ['img', 'changed', 'Hafen|Rathaus| [m]'],
    ])
  })

  it('tell a line that is other, and say what is the same', () => {
    const [title, content] = compareValues(kind, { title: 'Der Arzt' }, { title: 'Die Ärztin' })
    expect(title).toMatchObject({ field: 'title', isSame: false, blocks: [{ change: 'changed' }] })
    expect(content).toEqual({ field: 'content', isSame: true, blocks: [] })
  })

  it('hold every word of both, whatever was written', () => {
    const paragraph = fc.array(fc.constantFrom('eins', 'zwei', 'drei', 'مرحبا', '你好吗', '<b>vier</b>'), {
      maxLength: 8,
    })
    const html = fc
      .array(fc.tuple(fc.constantFrom('p', 'h2', 'li'), paragraph), { maxLength: 8 })
      .map((blocks) =>
        cleanHtml(blocks.map(([tag, words]) => `<${tag}>${words.join(' ')}</${tag}>`).join('')),
      )
    fc.assert(
      fc.property(html, html, (before, after) => {
        const blocks = compare(before, after)
        const side = (other: 'added' | 'removed') =>
          blocks
            .filter(({ change }) => change !== other)
            .map(({ pieces }) => pieces.flatMap((one) => (one.change === other ? [] : one.words)).join(''))
        expect(side('added')).toEqual(blocksOf(before).map(({ text }) => text))
        expect(side('removed')).toEqual(blocksOf(after).map(({ text }) => text))
      }),
    )
  })

  it('are soon told, also where everything was written anew', () => {
    const words = (seed: number) =>
      Array.from({ length: 20_000 }, (_, i) => `w${(i * 7919 + seed) % 9973}`).join(' ')
    expect(compare(`<p>${words(1)}</p>`, `<p>${words(4000)}</p>`).length).toBeGreaterThan(0)
  })
})
