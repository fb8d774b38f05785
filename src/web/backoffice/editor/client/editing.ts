import { Editor, Extension } from '@tiptap/core'
import { history, redo, undo } from '@tiptap/pm/history'
import { Slice } from '@tiptap/pm/model'
import { tableEditing } from '@tiptap/pm/tables'
import type { EditorView } from '@tiptap/pm/view'
import type { Piece } from '../content/pieces.ts'
import { read } from '../content/read.ts'
import { VOCABULARY } from '../content/schema.ts'
import { indent, outdent, setShape, toggleBold, toggleItalic, toggleList } from './acts.ts'
import type { Surroundings } from './parts.ts'
import { cleanPasted } from './paste.ts'
import { viewsFor } from './views.ts'

interface EditingParts {
  around: Surroundings
  place: HTMLElement
  /** What assistive technology is told of the field. */
  attributes: Record<string, string>
  html: string
  onChange(content: Piece): void
  onSelect(): void
  openLink(): void
  leave(): void
}

/**
 * The editing itself. HTML is read by our own reader, also when it is pasted or dropped: no text of anybody's is given to
 * the browser's parser, so the page needs no policy that would let it (docs/decisions/0023).
 */
export function startEditing({ around, place, attributes, html, ...parts }: EditingParts): Editor {
  const views = viewsFor(around)
  let copied: Slice | undefined
  const drawn = VOCABULARY.map((extension) =>
    views[extension.name]
      ? (extension as Extension).extend({ addNodeView: () => views[extension.name] })
      : extension,
  )
  const editor: Editor = new Editor({
    element: place,
    extensions: [...drawn, keys(parts)],
    content: read(html),
    injectCSS: false,
    enableInputRules: false,
    enablePasteRules: false,
    editorProps: {
      attributes,
      transformCopied: (slice) => {
        copied = slice
        return slice
      },
      handleDOMEvents: {
        paste: (view, event) => take(view, event, (event as ClipboardEvent).clipboardData),
        drop: (view, event) => !view.dragging && drop(view, event as DragEvent),
      },
    },
    onUpdate: () => parts.onChange(editor.getJSON() as Piece),
    onTransaction: () => parts.onSelect(),
  })
  return editor

  function take(view: EditorView, event: Event, data: DataTransfer | null): boolean {
    const pasted = data?.getData('text/html') ?? ''
    if (pasted === '' || !data) return forbidPictures(event, data)
    event.preventDefault()
    // What was copied here is taken as it was; the clipboard's copy of it says less.
    const isOwn = copied && pasted.includes('data-pm-slice')
    const { html: clean, pictures } = isOwn ? { html: '', pictures: 0 } : cleanPasted(pasted)
    const slice = isOwn ? copied : sliceOf(view, clean)
    if (slice && !view.someProp('handlePaste', (handle) => handle(view, event as ClipboardEvent, slice)))
      view.dispatch(view.state.tr.replaceSelection(slice).scrollIntoView())
    if (pictures > 0) around.tell(around.words.pasted.replace('{count}', String(pictures)))
    return true
  }

  function drop(view: EditorView, event: DragEvent): boolean {
    const at = view.posAtCoords({ left: event.clientX, top: event.clientY })
    if (at) editor.commands.setTextSelection(at.pos)
    return take(view, event, event.dataTransfer)
  }

  /** A picture alone has no words that say what it shows: it is added with the button, which asks for them. */
  function forbidPictures(event: Event, data: DataTransfer | null): boolean {
    if (!data?.files.length) return false
    event.preventDefault()
    around.tell(around.words.pasted.replace('{count}', String(data.files.length)))
    return true
  }
}

/** A piece of HTML to be put where the cursor is, open at both ends: one line goes into the line. */
export function sliceOf({ state }: EditorView, html: string): Slice {
  const { content } = state.schema.nodeFromJSON(plainly(read(html)))
  return Slice.maxOpen(content)
}

/** What is put in is new: it decides by itself where it needs a paragraph's tags. */
function plainly(piece: Piece): Piece {
  const { content } = piece
  const isParagraph = piece.type === 'paragraph'
  return {
    ...piece,
    ...(isParagraph && { attrs: { ...piece.attrs, bare: null } }),
    ...(content && { content: content.map(plainly) }),
  }
}

/** Tab is not taken: with it one leaves the field (WCAG 2.2, 2.1.2). */
const keys = ({ openLink, leave }: Pick<EditingParts, 'openLink' | 'leave'>): Extension =>
  Extension.create({
    name: 'keys',
    addProseMirrorPlugins: () => [history(), tableEditing()],
    addKeyboardShortcuts() {
      const run = (act: () => unknown) => () => act() !== false
      const { editor } = this
      const heading = (level: number) => run(() => setShape(editor, level))
      return {
        'Mod-z': run(() => undo(editor.state, editor.view.dispatch)),
        'Mod-y': run(() => redo(editor.state, editor.view.dispatch)),
        'Mod-Shift-z': run(() => redo(editor.state, editor.view.dispatch)),
        'Mod-b': run(() => toggleBold(editor)),
        'Mod-i': run(() => toggleItalic(editor)),
        'Mod-k': run(openLink),
        'Alt-F10': run(leave),
        'Mod-Alt-0': heading(0),
        'Mod-Alt-2': heading(2),
        'Mod-Alt-3': heading(3),
        'Mod-Alt-4': heading(4),
        'Mod-Shift-8': run(() => toggleList(editor, 'bulletList')),
        'Mod-Shift-7': run(() => toggleList(editor, 'orderedList')),
        'Mod-]': run(() => indent(editor)),
        'Mod-[': run(() => outdent(editor)),
        'Shift-Enter': run(() => editor.commands.insertContent({ type: 'hardBreak' })),
        Enter: () => editor.commands.splitListItem('listItem'),
      }
    },
  })
