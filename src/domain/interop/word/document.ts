import type { Element } from 'domhandler'
import { Refusal } from '../../../kernel/refusal.ts'
import { allIn, down, elementsIn, readXml } from './xml.ts'
import { openZip, type Zip } from './zip.ts'

/** A Word document, as far as a page needs it. */
export interface WordDocument {
  body: Element
  /** Style -> the level of its heading. */
  headings: ReadonlyMap<string, number>
  /** Is a level of a list numbered? */
  isNumbered(list: string, level: number): boolean
  /** Where a link leads, or the name of a picture's file; undefined for what is not there or stands elsewhere. */
  link(id: string): string | undefined
  file(id: string): Uint8Array | undefined
}

const MOST_TEXT = 6 * 2 ** 20
const MOST_PICTURE = 15 * 2 ** 20
/** ECMA-376, part 1, section 11.3.10; with macros it is another type. */
const MAIN = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** Opens a document. Refuses as invalid what is none, what is too large unpacked, and what brings macros. */
export function openDocument(bytes: Uint8Array): WordDocument {
  const zip = openZip(bytes)
  const types = zip.read('[Content_Types].xml', MOST_TEXT)?.toString('utf8') ?? ''
  if (!types.includes(MAIN) || zip.names.some((name) => /vbaProject|\.bin$/i.test(name)))
    throw new Refusal('invalid', 'This is no Word document without macros.')
  const body = down(part(zip, 'document.xml'), 'w:body')
  if (!body) throw new Refusal('invalid', 'The document is empty.')
  const relations = new Map(
    elementsIn(part(zip, '_rels/document.xml.rels')).map(({ attribs }) => [attribs.Id ?? '', attribs]),
  )
  return {
    body,
    headings: headingsOf(part(zip, 'styles.xml')),
    isNumbered: numberingOf(part(zip, 'numbering.xml')),
    link: (id) => (relations.get(id)?.TargetMode === 'External' ? relations.get(id)?.Target : undefined),
    file(id) {
      const relation = relations.get(id)
      if (!relation || relation.TargetMode === 'External') return undefined
      const target = relation.Target ?? ''
      return zip.read(target.startsWith('/') ? target.slice(1) : `word/${target}`, MOST_PICTURE)
    },
  }
}

function part(zip: Zip, name: string): Element | undefined {
  const bytes = zip.read(`word/${name}`, MOST_TEXT)
  return bytes && readXml(bytes)
}

/** By its outline level, or by the name that Word gives its own ('heading 1', also where the id is 'berschrift1'). */
function headingsOf(styles: Element | undefined): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const style of elementsIn(styles, 'w:style')) {
    const id = style.attribs['w:styleId'] ?? ''
    const name = down(style, 'w:name')?.attribs['w:val']?.toLowerCase() ?? ''
    const level = down(style, 'w:pPr', 'w:outlineLvl')?.attribs['w:val']
    const named = /^heading (\d)$/.exec(name)?.[1]
    if (name === 'title') found.set(id, 0)
    else if (named) found.set(id, Number(named))
    else if (level && /^[0-8]$/.test(level)) found.set(id, Number(level) + 1)
  }
  return found
}

function numberingOf(numbering: Element | undefined): WordDocument['isNumbered'] {
  if (!numbering) return () => false
  const formats = new Map<string, string>()
  for (const abstract of elementsIn(numbering, 'w:abstractNum'))
    for (const level of allIn(abstract, 'w:lvl'))
      formats.set(
        `${abstract.attribs['w:abstractNumId']}:${level.attribs['w:ilvl']}`,
        down(level, 'w:numFmt')?.attribs['w:val'] ?? 'bullet',
      )
  const abstractOf = new Map(
    elementsIn(numbering, 'w:num').map((one) => [
      one.attribs['w:numId'] ?? '',
      down(one, 'w:abstractNumId')?.attribs['w:val'] ?? '',
    ]),
  )
  return (list, level) => {
    const format = formats.get(`${abstractOf.get(list)}:${level}`) ?? 'bullet'
    return format !== 'bullet' && format !== 'none'
  }
}
