import type { Editor } from '@tiptap/core'
import type { Attributes } from '../content/pieces.ts'

/** What the buttons and the keys do. Each acts on what is selected and answers whether it could. */
export const toggleBold = (editor: Editor): boolean => editor.chain().focus().toggleMark('bold').run()
export const toggleItalic = (editor: Editor): boolean => editor.chain().focus().toggleMark('italic').run()

/** 0 is a paragraph. */
export const setShape = (editor: Editor, level: number): boolean =>
  level === 0
    ? editor.chain().focus().setNode('paragraph', { bare: null, attributes: {} }).run()
    : editor.chain().focus().setNode('heading', { level, attributes: {} }).run()

export const shapeOf = (editor: Editor): number =>
  editor.isActive('heading') ? Number(editor.getAttributes('heading').level) : 0

export const toggleList = (editor: Editor, name: 'bulletList' | 'orderedList'): boolean =>
  editor.chain().focus().toggleList(name, 'listItem').run()
export const indent = (editor: Editor): boolean => editor.chain().focus().sinkListItem('listItem').run()
export const outdent = (editor: Editor): boolean => editor.chain().focus().liftListItem('listItem').run()

const NOTE = { tag: 'div', attributes: { class: 'note' } }
export const isInNote = (editor: Editor): boolean => editor.isActive('box', NOTE)
export const toggleNote = (editor: Editor): boolean =>
  isInNote(editor)
    ? editor.chain().focus().lift('box').run()
    : editor.chain().focus().wrapIn('box', NOTE).run()

/** Something said about the selected words by a 'span': 'do not translate', a language. The same again takes it away. */
export function toggleSaid(editor: Editor, attributes: Attributes): boolean {
  const { state, view } = editor
  const { from, to, empty } = state.selection
  const type = state.schema.marks.inline
  if (empty || !type) return false
  const mark = type.create({ tag: 'span', attributes })
  const tr = isSaid(editor, attributes)
    ? state.tr.removeMark(from, to, mark)
    : state.tr.addMark(from, to, mark)
  view.dispatch(tr)
  view.focus()
  return true
}

export function isSaid({ state }: Editor, attributes: Attributes): boolean {
  const type = state.schema.marks.inline
  const mark = type?.create({ tag: 'span', attributes })
  const { from, to, empty, $from } = state.selection
  if (!mark) return false
  if (empty) return mark.isInSet($from.marks())
  let everywhere = true
  state.doc.nodesBetween(from, to, (node) => {
    if (node.isText && !mark.isInSet(node.marks)) everywhere = false
  })
  return everywhere
}

/** Takes away what says in which language the selected words are. */
export function forgetLanguage({ state, view }: Editor): void {
  const { from, to } = state.selection
  const tr = state.tr
  state.doc.nodesBetween(from, to, (node) => {
    for (const mark of node.marks) if (mark.attrs.attributes?.lang) tr.removeMark(from, to, mark)
  })
  view.dispatch(tr)
  view.focus()
}

const cell = (type: string) => ({
  type,
  attrs: {
    colspan: 1,
    rowspan: 1,
    colwidth: null,
    attributes: type === 'tableHeader' ? { scope: 'col' } : {},
  },
  content: [{ type: 'paragraph' }],
})
const row = (type: string, section: string) => ({
  type: 'tableRow',
  attrs: { section, attributes: {} },
  content: [cell(type), cell(type)],
})

/** Three rows of two, the first a heading of the columns. */
export const addTable = (editor: Editor): boolean =>
  editor
    .chain()
    .focus()
    .insertContent({
      type: 'table',
      attrs: { attributes: {} },
      content: [row('tableHeader', 'thead'), row('tableCell', 'tbody'), row('tableCell', 'tbody')],
    })
    .run()

/** A link on the selected words; where none are selected, its own words. */
export function setLink(editor: Editor, href: string, words: string): boolean {
  const attrs = { tag: 'a', attributes: { href } }
  const chain = editor.chain().focus().extendMarkRange('link')
  return editor.state.selection.empty && !editor.isActive('link')
    ? chain.insertContent({ type: 'text', text: words || href, marks: [{ type: 'link', attrs }] }).run()
    : chain.setMark('link', attrs).run()
}

export const removeLink = (editor: Editor): boolean =>
  editor.chain().focus().extendMarkRange('link').unsetMark('link').run()

export const addPicture = (editor: Editor, id: string): boolean =>
  editor
    .chain()
    .focus()
    .insertContent({ type: 'picture', attrs: { attributes: { 'data-media': id } } })
    .run()

export const addContact = (editor: Editor, id: string): boolean =>
  editor.chain().focus().insertContent({ type: 'contact', attrs: { id } }).run()
