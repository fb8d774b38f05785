import type { Editor } from '@tiptap/core'
import { losesNothing } from '../content/outline.ts'
import { write } from '../content/write.ts'
import { linkDialog } from './dialogs.ts'
import { startEditing } from './editing.ts'
import { make, type Surroundings } from './parts.ts'
import { toolbar } from './toolbar.ts'

/**
 * A field for HTML becomes an editor. The field stays what is sent: it is written anew with each change, and before the
 * first one it holds what it held. A text of which something would be lost is left as HTML, and that is said.
 */
export class RichText extends HTMLElement {
  #editor: Editor | undefined
  #frame: HTMLElement | undefined

  connectedCallback(): void {
    const textarea = this.querySelector('textarea')
    if (!textarea || this.#frame) return
    const around = this.#surroundings(textarea)
    const toggle = make('button', { type: 'button', class: 'second' }, around.words.html)
    toggle.addEventListener('click', () => {
      if (this.#editor) this.#showHtml(textarea)
      else this.#showRich(textarea, around)
      toggle.textContent = this.#editor ? around.words.html : around.words.rich
    })
    this.append(make('div', { class: 'editor-foot' }, toggle, this.#said))
    this.#showRich(textarea, around)
    toggle.textContent = this.#editor ? around.words.html : around.words.rich
  }

  disconnectedCallback(): void {
    this.#editor?.destroy()
  }

  readonly #said = make('p', { role: 'status', class: 'hint' })

  #surroundings(textarea: HTMLTextAreaElement): Surroundings {
    const { words = '{}', languages = '[]', at = '', may = '' } = this.dataset
    return {
      words: JSON.parse(words),
      languages: JSON.parse(languages),
      at,
      may: { pictures: may.includes('pictures'), word: may.includes('word') },
      language: textarea.lang,
      tell: (text) => {
        this.#said.textContent = text
      },
    }
  }

  #showHtml(textarea: HTMLTextAreaElement): void {
    this.#editor?.destroy()
    this.#editor = undefined
    this.#frame?.remove()
    this.#frame = undefined
    textarea.hidden = false
    textarea.focus()
  }

  #showRich(textarea: HTMLTextAreaElement, around: Surroundings): void {
    if (!losesNothing(textarea.value)) {
      around.tell(around.words.unknown)
      return
    }
    around.tell('')
    const place = make('div', { class: 'editor-page' })
    const frame = make('div', { class: 'editor-frame' })
    let tools: ReturnType<typeof toolbar> | undefined
    const editor = startEditing({
      around,
      place,
      html: textarea.value,
      attributes: fieldAttributes(textarea, around),
      onChange: (content) => {
        textarea.value = write(content)
        textarea.dispatchEvent(new Event('input', { bubbles: true }))
      },
      onSelect: () => tools?.refresh(),
      openLink: () => linkDialog(editor, around),
      leave: () => tools?.dom.querySelector<HTMLElement>('[tabindex="0"]')?.focus(),
    })
    tools = toolbar(editor, around)
    frame.append(tools.dom, place)
    textarea.hidden = true
    textarea.before(frame)
    this.#editor = editor
    this.#frame = frame
  }
}

function fieldAttributes(
  { id, lang, dir, labels }: HTMLTextAreaElement,
  { words }: Surroundings,
): Record<string, string> {
  const label = labels?.[0]
  label?.addEventListener('click', () =>
    document.querySelector<HTMLElement>(`[aria-labelledby="${label.id}"]`)?.focus(),
  )
  return {
    role: 'textbox',
    'aria-multiline': 'true',
    ...(label?.id ? { 'aria-labelledby': label.id } : { 'aria-label': id }),
    'aria-description': words.keys,
    lang,
    dir: dir || 'auto',
    class: 'editor-text',
  }
}
