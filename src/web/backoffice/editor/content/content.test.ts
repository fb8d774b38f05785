import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ATTACKS, fragments } from '../../../../../test/attacks.ts'
import { cleanHtml } from '../../../../domain/translations/index.ts'
import { losesNothing, outline } from './outline.ts'
import { read } from './read.ts'
import { editorSchema } from './schema.ts'
import { write } from './write.ts'

const schema = editorSchema()

/** As TipTap takes it and gives it back. */
function throughTheEditor(html: string): string {
  const document = schema.nodeFromJSON(read(html))
  document.check()
  return write(document.toJSON())
}

const demo = readdirSync('demo/pages', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name.endsWith('.html'))
  .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

describe('from the field through the editor and back', () => {
  it('nothing of any page of the demo is lost, and the check at the door finds nothing to change', () => {
    expect(demo.length).toBeGreaterThan(200)
    for (const page of demo) {
      const clean = cleanHtml(page)
      const back = throughTheEditor(clean)
      expect(outline(back)).toBe(outline(clean))
      expect(cleanHtml(back)).toBe(back)
    }
  })

  it('what was never cleaned is carried, and no element of it is drawn', () => {
    for (const tag of ['script', 'style', 'iframe', 'object', 'form', 'x-own', 'svg'])
      for (const html of [`<p>a <${tag}>b</${tag}></p>`, `<${tag}>b</${tag}>`]) {
        const drawn = JSON.stringify(read(html)).match(/"tag":"[^"]*"/g) ?? []
        expect(drawn, html).toEqual([])
        expect(throughTheEditor(html)).toContain(`<${tag}`)
      }
  })

  it('a second time changes nothing', () => {
    for (const page of demo) {
      const once = throughTheEditor(page)
      expect(throughTheEditor(once)).toBe(once)
    }
  })

  it.each([
    '<p>a <strong>b <em>c</em></strong> <a href="page:019a">d <strong>e</strong></a></p>',
    '<p><span lang="de" dir="ltr">Amt <a href="/x">y</a> z</span></p>',
    '<p>a<br />b</p><hr /><p style="padding-left:30px">c</p>',
    '<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li></ul>',
    '<ol start="3" class="s-plain"><li value="4">a</li></ol>',
    '<table><thead><tr><th scope="col">a</th></tr></thead><tbody><tr><td colspan="2"><p>b</p></td></tr></tbody></table>',
    '<div class="note"><p>a</p></div><div data-contact="019a"></div><blockquote>b</blockquote>',
    '<p><img data-media="019a" /> <img src="https://a.example/x.png" alt="" width="15" /></p>',
    '<p>a <span translate="no">Jobcenter</span> <bdi dir="ltr">b</bdi> <sup>2</sup></p>',
    '<details open><summary>a</summary><p>b</p></details><dl><dt>a</dt><dd>b</dd></dl><pre>a\n  b</pre>',
    '<p>a <iframe src="https://a.example/"></iframe> &lt;b&gt; &amp; "c"</p>',
    '',
    'words alone',
  ])('%s stays as it is', (html) => {
    expect(throughTheEditor(html)).toBe(html)
  })

  it('of anything at all nothing is lost, or the editor says that it would be', () => {
    const kept = fc.property(fragments, (html) => {
      const clean = cleanHtml(html)
      if (!losesNothing(clean)) return
      const back = throughTheEditor(clean)
      expect(outline(back)).toBe(outline(clean))
    })
    fc.assert(kept, { numRuns: process.env.LONG ? 20_000 : 1000 })
    const opened = ATTACKS.filter((attack) => losesNothing(cleanHtml(attack)))
    expect(opened.length).toBeGreaterThan(0.95 * ATTACKS.length)
  })
})

describe('the check that something would be lost', () => {
  it.each([
    ['a word', '<p>a b</p>', '<p>a</p>'],
    ['what is said of a word', '<p><strong>a</strong></p>', '<p>a</p>'],
    ['where a link leads', '<p><a href="/x">a</a></p>', '<p><a href="/y">a</a></p>'],
    ['a paragraph', '<p>a</p><p>b</p>', '<p>ab</p>'],
    ['an item', '<ul><li>a</li><li>b</li></ul>', '<ul><li>ab</li></ul>'],
    ['an attribute', '<p dir="rtl">a</p>', '<p>a</p>'],
    ['a picture', '<p><img data-media="1" /></p>', '<p></p>'],
    ['a hard space', '<p>a\u00a0b</p>', '<p>a b</p>'],
  ])('sees %s', (_, one, other) => {
    expect(outline(one)).not.toBe(outline(other))
  })

  it('does not mind the order of attributes and of what is said of words', () => {
    expect(outline('<p lang="a" dir="b"><b><i>x</i></b></p>')).toBe(
      outline('<p dir="b" lang="a">\n<i><b>x</b></i></p>'),
    )
  })
})
