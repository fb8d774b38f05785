import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ATTACKS, dangersIn } from '../../../../test/attacks.ts'
import { readWord } from './read-word.ts'
import { wordFile, zipFile } from './testing-word.ts'

const words = (text: string, looks = ''): string =>
  `<w:r>${looks && `<w:rPr>${looks}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`
const paragraph = (inner: string, properties = ''): string =>
  `<w:p>${properties && `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`
const item = (text: string, list: number, level: number): string =>
  paragraph(words(text), `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`)
const cell = (inner: string, properties = ''): string =>
  `<w:tc>${properties && `<w:tcPr>${properties}</w:tcPr>`}${inner}</w:tc>`
const html = (body: string, parts = {}): string => readWord(wordFile(body, parts)).html

describe('a Word document becomes content', () => {
  it('title and headings from h2 down, whatever the style is called in its language', () => {
    const styled = (style: string) => paragraph(words('A', '<w:b/>'), `<w:pStyle w:val="${style}"/>`)
    expect(html(styled('T') + styled('H1') + styled('H2') + styled('X'))).toBe(
      '<h2>A</h2><h2>A</h2><h3>A</h3><p><strong>A</strong></p>',
    )
  })

  it('bold, italic, raised and lowered words; colours and sizes stay behind', () => {
    const run =
      words('a', '<w:b/><w:color w:val="FF0000"/>') +
      words('b', '<w:b/><w:i/>') +
      words('c', '<w:b w:val="0"/>') +
      words('2', '<w:vertAlign w:val="superscript"/>')
    expect(html(paragraph(run))).toBe('<p><strong>a<em>b</em></strong>c<sup>2</sup></p>')
  })

  it('lists, numbered or not, one in the other', () => {
    const list = item('a', 1, 0) + item('b', 2, 1) + item('c', 1, 0) + item('d', 2, 0)
    expect(html(list)).toBe('<ul><li>a<ol><li>b</li></ol></li><li>c</li></ul><ol><li>d</li></ol>')
  })

  it('tables, with headings that repeat and cells over several columns', () => {
    const head = `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(paragraph(words('Tag')), '<w:gridSpan w:val="2"/>')}</w:tr>`
    const row = `<w:tr>${cell(paragraph(words('Mo')))}${cell(paragraph(words('9')) + paragraph(words('10')))}</w:tr>`
    expect(html(`<w:tbl>${head}${row}</w:tbl>`)).toBe(
      '<table><thead><tr><th colspan="2">Tag</th></tr></thead><tbody><tr><td>Mo</td><td><p>9</p><p>10</p></td></tr></tbody></table>',
    )
  })

  it('links of either kind; what was deleted is not there, what was inserted is', () => {
    const field = ['begin', 'code', 'separate', 'words', 'end'].map((step) =>
      step === 'code'
        ? '<w:r><w:instrText> HYPERLINK "https://b.example/" </w:instrText></w:r>'
        : step === 'words'
          ? words('b')
          : `<w:r><w:fldChar w:fldCharType="${step}"/></w:r>`,
    )
    const body = paragraph(
      `<w:hyperlink r:id="l1">${words('a')}</w:hyperlink>${field.join('')}<w:del><w:r><w:delText>weg</w:delText></w:r></w:del><w:ins>${words('neu')}</w:ins>`,
    )
    const relations = '<Relationship Id="l1" TargetMode="External" Target="https://a.example/"/>'
    expect(html(body, { relations })).toBe(
      '<p><a href="https://a.example/">a</a><a href="https://b.example/">b</a>neu</p>',
    )
  })

  it('the direction of writing', () => {
    expect(html(paragraph(words('مرحبا'), '<w:bidi/>'))).toBe('<p dir="rtl">مرحبا</p>')
  })

  it('pictures with what they are said to show; one that lies elsewhere is counted and never fetched', () => {
    const drawing = (id: string, about: string) =>
      `<w:r><w:drawing><wp:inline><wp:docPr descr="${about}"/><a:blip r:embed="${id}"/></wp:inline></w:drawing></w:r>`
    const relations =
      '<Relationship Id="p1" Target="media/a.png"/><Relationship Id="p2" TargetMode="External" Target="file:///etc/passwd"/>'
    const read = readWord(
      wordFile(paragraph(drawing('p1', 'Das Rathaus') + drawing('p2', '')), {
        relations,
        more: { 'word/media/a.png': 'bytes' },
      }),
    )
    expect(read.html).toBe('<p><img data-media="word:0" /></p>')
    expect(read.pictures.map(({ alt, bytes }) => [alt, Buffer.from(bytes).toString()])).toEqual([
      ['Das Rathaus', 'bytes'],
    ])
    expect(read.leftOut).toBe(1)
  })
})

describe('a hostile document', () => {
  const refused = (bytes: Uint8Array): string => {
    try {
      readWord(bytes)
      return 'taken'
    } catch (error) {
      return String((error as { code?: string }).code ?? error)
    }
  }

  it('that unpacks to a hundred times what it says is refused, not unpacked', () => {
    const bomb = `<w:document><w:body>${' '.repeat(40 * 2 ** 20)}</w:body></w:document>`
    const files = { '[Content_Types].xml': 'wordprocessingml.document.main+xml', 'word/document.xml': bomb }
    const bytes = zipFile(files, 100)
    expect(bytes.length).toBeLessThan(100_000)
    expect(refused(bytes)).toBe('invalid')
    expect(refused(wordFile('', { more: { 'word/document.xml': bomb } }))).toBe('invalid')
  })

  it('with a document type, entities or macros is refused', () => {
    const typed = `<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document><w:body><w:p><w:r><w:t>&x;</w:t></w:r></w:p></w:body></w:document>`
    expect(refused(wordFile('', { more: { 'word/document.xml': typed } }))).toBe('invalid')
    expect(refused(wordFile('', { more: { 'word/styles.xml': typed } }))).toBe('invalid')
    expect(refused(wordFile('', { more: { 'word/vbaProject.bin': 'x' } }))).toBe('invalid')
  })

  it('nested without end, or of more elements than any text, is refused', () => {
    expect(refused(wordFile('<w:sdt>'.repeat(5000) + '</w:sdt>'.repeat(5000)))).toBe('invalid')
    // An attribute may hold a '>': what counts does not read attributes, what reads stops all the same.
    expect(refused(wordFile(`${'<w:sdt a="/>">'.repeat(100_000)}${'</w:sdt>'.repeat(100_000)}`))).toBe(
      'invalid',
    )
    expect(refused(wordFile('<w:p/>'.repeat(1_000_000)))).toBe('invalid')
  })

  it('that is none, or cut anywhere, is refused and nothing else happens', () => {
    const whole = wordFile(paragraph(words('Hallo')))
    for (const bytes of [Buffer.from(''), Buffer.from('PK'), Buffer.from('%PDF-1.7'), Buffer.alloc(1000)])
      expect(refused(bytes)).toBe('invalid')
    for (let length = 0; length < whole.length - 22; length += 7)
      expect(refused(whole.subarray(0, length)), String(length)).toBe('invalid')
    expect(refused(whole)).toBe('taken')
  })

  it('with any bytes changed is read or refused', () => {
    const whole = wordFile(item('a', 1, 0) + paragraph(words('b')))
    const changed = fc.property(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
      (changes) => {
        const bytes = Buffer.from(whole)
        for (const [at, value] of changes) bytes[at] = value
        expect(refused(bytes)).toMatch(/^(taken|invalid)$/)
      },
    )
    fc.assert(changed, { numRuns: 500 })
  })

  it('says nothing that runs, in its words, its links or its pictures', () => {
    const escaped = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\0', '')
    for (const attack of ATTACKS) {
      const relations = `<Relationship Id="l1" TargetMode="External" Target="${escaped(attack)}"/>`
      const body = paragraph(words(escaped(attack)) + `<w:hyperlink r:id="l1">${words('x')}</w:hyperlink>`)
      expect(dangersIn(html(body, { relations }))).toEqual([])
    }
    const relations = '<Relationship Id="l1" TargetMode="External" Target="javascript:alert(1)"/>'
    expect(
      html(paragraph(`<w:hyperlink r:id="l1">${words('x')}</w:hyperlink>`), { relations }),
    ).not.toContain('javascript')
  })
})
