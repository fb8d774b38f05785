import { type Extensions, getSchema, Mark, mergeAttributes, Node } from '@tiptap/core'
import { attributesOf, type Sign } from './pieces.ts'
import { shownAttributes } from './shown.ts'

/** An attribute that is carried, and never read from what stands on the screen. */
const carried = (name: string, start: unknown) => ({ [name]: { default: start, rendered: false } })
const ATTRIBUTES = carried('attributes', {})

/** What prosemirror-tables calls the pieces of a table. */
const ROLES: Readonly<Record<string, string>> = {
  table: 'table',
  tableRow: 'row',
  tableCell: 'cell',
  tableHeader: 'header_cell',
}

const doc = Node.create({
  name: 'doc',
  topNode: true,
  content: 'block+',
  extendNodeSchema: ({ name }) => (ROLES[name] ? { tableRole: ROLES[name] } : {}),
})
const text = Node.create({ name: 'text', group: 'inline' })

const paragraph = Node.create({
  name: 'paragraph',
  group: 'block',
  content: 'inline*',
  priority: 1000,
  addAttributes: () => ({ ...carried('bare', null), ...ATTRIBUTES }),
  renderHTML: ({ node }) => ['p', shownAttributes(node.attrs.attributes), 0],
})

const heading = Node.create({
  name: 'heading',
  group: 'block',
  content: 'inline*',
  defining: true,
  addAttributes: () => ({ ...carried('level', 2), ...ATTRIBUTES }),
  renderHTML: ({ node }) => [`h${node.attrs.level}`, shownAttributes(node.attrs.attributes), 0],
})

const box = Node.create({
  name: 'box',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({ ...carried('tag', 'div'), ...ATTRIBUTES }),
  renderHTML: ({ node }) => [node.attrs.tag, shownAttributes(node.attrs.attributes), 0],
})

const list = (name: string, tag: string) =>
  Node.create({
    name,
    group: 'block list',
    content: 'listItem+',
    addAttributes: () => ATTRIBUTES,
    renderHTML: ({ node }) => [tag, shownAttributes(node.attrs.attributes), 0],
  })

const listItem = Node.create({
  name: 'listItem',
  content: 'block+',
  defining: true,
  addAttributes: () => ATTRIBUTES,
  renderHTML: ({ node }) => ['li', shownAttributes(node.attrs.attributes), 0],
})

const rule = Node.create({
  name: 'rule',
  group: 'block',
  addAttributes: () => ATTRIBUTES,
  renderHTML: () => ['hr'],
})

const table = Node.create({
  name: 'table',
  group: 'block',
  content: 'tableRow+',
  isolating: true,
  addAttributes: () => ATTRIBUTES,
  renderHTML: ({ node }) => ['table', shownAttributes(node.attrs.attributes), ['tbody', 0]],
})

const tableRow = Node.create({
  name: 'tableRow',
  content: '(tableCell | tableHeader)*',
  addAttributes: () => ({ ...carried('section', ''), ...ATTRIBUTES }),
  renderHTML: ({ node }) => ['tr', shownAttributes(node.attrs.attributes), 0],
})

const cell = (name: string, tag: 'td' | 'th') =>
  Node.create({
    name,
    content: 'block+',
    isolating: true,
    addAttributes: () => ({
      ...carried('colspan', 1),
      ...carried('rowspan', 1),
      ...carried('colwidth', null),
      ...ATTRIBUTES,
    }),
    renderHTML({ node }) {
      const { colspan, rowspan, attributes } = node.attrs
      return [tag, mergeAttributes(shownAttributes(attributes), { colspan, rowspan }), 0]
    },
  })

const hardBreak = Node.create({
  name: 'hardBreak',
  group: 'inline',
  inline: true,
  selectable: false,
  renderHTML: () => ['br'],
  renderText: () => '\n',
})

/** Drawn by the screen (client/views.ts): a picture, a contact, and what is kept as it is. */
const drawn = (name: string, inline: boolean, carries: object) =>
  Node.create({
    name,
    group: inline ? 'inline' : 'block',
    inline,
    atom: true,
    addAttributes: () => carries,
    renderHTML: () => [inline ? 'span' : 'div', { class: 'kept' }],
  })

const sign = (name: string, start: string, inclusive = true) =>
  Mark.create({
    name,
    inclusive,
    // Several of a kind may stand on one word: a language within 'do not translate'.
    ...(name === 'inline' && { excludes: '' }),
    addAttributes: () => ({ ...carried('tag', start), ...ATTRIBUTES }),
    renderHTML: ({ mark }) => [
      mark.attrs.tag,
      shownAttributes(attributesOf(mark as unknown as Sign), mark.attrs.tag),
      0,
    ],
  })

/** All that the editor has words for, as TipTap takes it. */
export const VOCABULARY: Extensions = [
  ...[
    doc,
    text,
    paragraph,
    heading,
    box,
    list('bulletList', 'ul'),
    list('orderedList', 'ol'),
    listItem,
    rule,
  ],
  ...[table, tableRow, cell('tableCell', 'td'), cell('tableHeader', 'th'), hardBreak],
  drawn('picture', true, ATTRIBUTES),
  drawn('contact', false, carried('id', '')),
  drawn('kept', false, carried('html', '')),
  drawn('keptInline', true, carried('html', '')),
  ...[sign('link', 'a', false), sign('bold', 'strong'), sign('italic', 'em'), sign('inline', 'span')],
]

/** The same as a schema, for what runs without a screen. */
export const editorSchema = () => getSchema(VOCABULARY)
