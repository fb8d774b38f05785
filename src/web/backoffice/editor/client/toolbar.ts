import type { Editor } from '@tiptap/core'
import { redo, undo } from '@tiptap/pm/history'
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable } from '@tiptap/pm/tables'
import type { EditorWord } from '../words.ts'
import * as acts from './acts.ts'
import { contactDialog, languageDialog, linkDialog, pictureDialog, wordDialog } from './dialogs.ts'
import { make, type Surroundings } from './parts.ts'

interface Tool {
  word: EditorWord
  act(): unknown
  /** Pressed or not; a tool without it only does something. */
  isOn?(): boolean
  /** Without it, always. */
  isShown?(): boolean
}

/** The row of tools: one stop for Tab, arrows within (ARIA Authoring Practices, toolbar). */
export function toolbar(editor: Editor, around: Surroundings): { dom: HTMLElement; refresh(): void } {
  const { words } = around
  const shape = make(
    'select',
    { 'aria-label': words.shape },
    ...([0, 2, 3, 4] as const).map((level) =>
      make('option', { value: String(level) }, level === 0 ? words.paragraph : words[`heading${level}`]),
    ),
  )
  shape.addEventListener('change', () => acts.setShape(editor, Number(shape.value)))
  const tools = toolsFor(editor, around).map((tool) => ({ tool, button: buttonFor(tool, words[tool.word]) }))
  const stops: HTMLElement[] = [shape, ...tools.map(({ button }) => button)]
  const dom = make('div', { role: 'toolbar', 'aria-label': words.toolbar, class: 'editor-tools' }, ...stops)
  for (const stop of stops) stop.tabIndex = stop === shape ? 0 : -1
  const giveStop = (to: HTMLElement): void => {
    for (const stop of stops) stop.tabIndex = stop === to ? 0 : -1
  }
  dom.addEventListener('focusin', ({ target }) => giveStop(target as HTMLElement))
  dom.addEventListener('keydown', (event) => {
    const shown = stops.filter((stop) => !stop.hidden)
    const next = nextStop(event.key, shown.indexOf(document.activeElement as HTMLElement), shown.length, dom)
    if (next === undefined) return
    event.preventDefault()
    shown[next]?.focus()
  })
  const refresh = (): void => {
    shape.value = String(acts.shapeOf(editor))
    for (const { tool, button } of tools) {
      if (tool.isOn) button.setAttribute('aria-pressed', String(tool.isOn()))
      if (tool.isShown) button.hidden = !tool.isShown()
      if (button.hidden && button.tabIndex === 0) giveStop(shape)
    }
  }
  refresh()
  return { dom, refresh }
}

function nextStop(key: string, at: number, count: number, dom: HTMLElement): number | undefined {
  const forward = getComputedStyle(dom).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
  const back = forward === 'ArrowLeft' ? 'ArrowRight' : 'ArrowLeft'
  if (key === 'Home') return 0
  if (key === 'End') return count - 1
  if (key === forward) return (at + 1) % count
  return key === back ? (at - 1 + count) % count : undefined
}

function buttonFor({ act, isOn }: Tool, word: string): HTMLButtonElement {
  const button = make('button', { type: 'button', ...(isOn && { 'aria-pressed': 'false' }) }, word)
  // The selection stays where it is; the focus comes with the act.
  button.addEventListener('mousedown', (event) => event.preventDefault())
  button.addEventListener('click', act)
  return button
}

const FIXED = { translate: 'no' }

function toolsFor(editor: Editor, around: Surroundings): Tool[] {
  const on = (name: string) => () => editor.isActive(name)
  const ofTable = (command: (state: Editor['state'], dispatch: Editor['view']['dispatch']) => boolean) => ({
    act: () => {
      command(editor.state, editor.view.dispatch)
      editor.view.focus()
    },
    isShown: on('table'),
  })
  const ofHistory = (command: typeof undo) => () => {
    command(editor.state, editor.view.dispatch)
    editor.view.focus()
  }
  return [
    { word: 'bold', act: () => acts.toggleBold(editor), isOn: on('bold') },
    { word: 'italic', act: () => acts.toggleItalic(editor), isOn: on('italic') },
    { word: 'bullets', act: () => acts.toggleList(editor, 'bulletList'), isOn: on('bulletList') },
    { word: 'numbers', act: () => acts.toggleList(editor, 'orderedList'), isOn: on('orderedList') },
    { word: 'deeper', act: () => acts.indent(editor), isShown: on('listItem') },
    { word: 'higher', act: () => acts.outdent(editor), isShown: on('listItem') },
    { word: 'link', act: () => linkDialog(editor, around), isOn: on('link') },
    { word: 'picture', act: () => pictureDialog(editor, around) },
    { word: 'contact', act: () => contactDialog(editor, around) },
    { word: 'table', act: () => acts.addTable(editor), isShown: () => !editor.isActive('table') },
    { word: 'rowAdd', ...ofTable(addRowAfter) },
    { word: 'rowRemove', ...ofTable(deleteRow) },
    { word: 'columnAdd', ...ofTable(addColumnAfter) },
    { word: 'columnRemove', ...ofTable(deleteColumn) },
    { word: 'tableRemove', ...ofTable(deleteTable) },
    { word: 'note', act: () => acts.toggleNote(editor), isOn: () => acts.isInNote(editor) },
    { word: 'fixed', act: () => acts.toggleSaid(editor, FIXED), isOn: () => acts.isSaid(editor, FIXED) },
    { word: 'language', act: () => languageDialog(editor, around) },
    ...(around.may.word ? [{ word: 'word' as const, act: () => wordDialog(editor, around) }] : []),
    { word: 'undo', act: ofHistory(undo) },
    { word: 'redo', act: ofHistory(redo) },
  ]
}
