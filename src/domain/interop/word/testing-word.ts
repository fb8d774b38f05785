import { crc32, deflateRawSync } from 'node:zlib'

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'

/** What a Word document of tests has besides its body. */
export interface WordParts {
  relations?: string
  more?: Readonly<Record<string, string | Uint8Array>>
}

/**
 * A Word document with a body and the styles H1, H2 and Title; lists 1 (bullets) and 2 (numbers).
 * @example wordFile('<w:p><w:r><w:t>Hallo</w:t></w:r></w:p>')
 */
export const wordFile = (body: string, { relations = '', more = {} }: WordParts = {}): Buffer =>
  zipFile({
    '[Content_Types].xml': `<?xml version="1.0"?><Types><Override PartName="/word/document.xml" ContentType="${TYPE}"/></Types>`,
    'word/document.xml': `<?xml version="1.0"?><w:document ${NAMESPACES}><w:body>${body}</w:body></w:document>`,
    'word/styles.xml': `<w:styles ${NAMESPACES}>${style('H1', 'heading 1')}${style('H2', 'heading 2')}${style('T', 'Title')}</w:styles>`,
    'word/numbering.xml': `<w:numbering ${NAMESPACES}>${list('1', 'bullet')}${list('2', 'decimal')}</w:numbering>`,
    'word/_rels/document.xml.rels': `<Relationships>${relations}</Relationships>`,
    ...more,
  })

const style = (id: string, name: string): string =>
  `<w:style w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
const list = (id: string, format: string): string =>
  `<w:abstractNum w:abstractNumId="${id}">${[0, 1, 2].map((level) => `<w:lvl w:ilvl="${level}"><w:numFmt w:val="${format}"/></w:lvl>`).join('')}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`

/** Files as one ZIP file. `claims` says how large each pretends to be, unpacked. */
export function zipFile(files: Readonly<Record<string, string | Uint8Array>>, claims?: number): Buffer {
  const pieces: Buffer[] = []
  const list: Buffer[] = []
  let at = 0
  for (const [name, content] of Object.entries(files)) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const path = Buffer.from(name)
    const about = Buffer.alloc(26)
    about.writeUInt16LE(20, 0)
    about.writeUInt16LE(8, 4)
    about.writeUInt32LE(crc32(bytes), 10)
    about.writeUInt32LE(packed.length, 14)
    about.writeUInt32LE(claims ?? bytes.length, 18)
    about.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), about, path, packed])
    const tail = Buffer.alloc(14)
    tail.writeUInt32LE(at, 10)
    list.push(Buffer.concat([Buffer.from('PK\u0001\u0002'), Buffer.from([20, 0]), about, tail, path]))
    pieces.push(local)
    at += local.length
  }
  const directory = Buffer.concat(list)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(list.length, 4)
  end.writeUInt16LE(list.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...pieces, directory, Buffer.from('PK\u0005\u0006'), end])
}
