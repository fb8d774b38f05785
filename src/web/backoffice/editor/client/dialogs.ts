import type { Editor } from '@tiptap/core'
import { addContact, addPicture, forgetLanguage, removeLink, setLink, toggleSaid } from './acts.ts'
import { cleanLink } from './clean-link.ts'
import { choices, field, openDialog } from './dialog.ts'
import { sliceOf } from './editing.ts'
import { ask, make, type Surroundings, send } from './parts.ts'

/** A link: to a page of the region, found by words of its title, or to an address elsewhere. */
export function linkDialog(editor: Editor, around: Surroundings): void {
  const { words } = around
  openDialog(around, words.link, (form, close) => {
    const known = String(editor.getAttributes('link').attributes?.href ?? '')
    const [searchField, search] = field(words.linkSearch, { type: 'search', autocomplete: 'off' })
    const found = choices(
      search,
      (q) => ask(around, 'pages', { q }),
      around,
      ({ id, name }) => {
        close()
        setLink(editor, `page:${id}`, name)
      },
    )
    const [addressField, address] = field(words.linkOr, {
      type: 'text',
      inputmode: 'url',
      value: known.startsWith('page:') ? '' : known,
    })
    const fault = make('p', { class: 'fault', role: 'alert' })
    form.append(searchField, found, addressField, fault, make('button', { type: 'submit' }, words.apply))
    if (known) {
      const remove = make('button', { type: 'button', class: 'danger' }, words.linkRemove)
      remove.addEventListener('click', () => {
        close()
        removeLink(editor)
      })
      form.append(remove)
    }
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      const href = cleanLink(address.value) ?? cleanLink(`https://${address.value.trim()}`)
      if (!href || !/^(mailto|tel|sms):|\./.test(href)) {
        fault.textContent = words.linkBad
        address.focus()
        return
      }
      close()
      setLink(editor, href, '')
    })
  })
}

/** A picture: one that is there already, or a new one with the words that say what it shows. */
export function pictureDialog(editor: Editor, around: Surroundings): void {
  const { words } = around
  openDialog(around, words.picture, (form, close) => {
    const take = (id: string): void => {
      close()
      addPicture(editor, id)
    }
    if (around.may.pictures) {
      const [fileField, file] = field(words.pictureFile, { type: 'file', accept: 'image/*', required: '' })
      const [altField, alt] = field(
        words.pictureAlt,
        { type: 'text', required: '', maxlength: '500' },
        words.pictureAltHint,
      )
      const fault = make('p', { class: 'fault', role: 'alert' })
      const add = make('button', { type: 'submit' }, words.pictureAdd)
      form.append(fileField, altField, fault, add)
      form.addEventListener('submit', async (event) => {
        event.preventDefault()
        const chosen = file.files?.[0]
        if (!chosen || alt.value.trim() === '') return
        add.disabled = true
        const added = await send<{ id: string }>(around, 'pictures', chosen, { alt: alt.value })
        add.disabled = false
        if (added) take(added.id)
        else fault.textContent = words.pictureBad
      })
    }
    form.append(make('h3', {}, words.pictureChoose))
    form.append(
      choices(
        undefined,
        () => ask(around, 'pictures', {}),
        around,
        ({ id }) => take(id),
      ),
    )
  })
}

export function contactDialog(editor: Editor, around: Surroundings): void {
  const { words } = around
  openDialog(around, words.contact, (form, close) => {
    form.addEventListener('submit', (event) => event.preventDefault())
    const [searchField, search] = field(words.contactSearch, { type: 'search', autocomplete: 'off' })
    const found = choices(
      search,
      (q) => ask(around, 'contacts', { q }),
      around,
      ({ id }) => {
        close()
        addContact(editor, id)
      },
    )
    form.append(searchField, found)
  })
}

/** In which language the selected words are: read aloud and written in the right direction. */
export function languageDialog(editor: Editor, around: Surroundings): void {
  openDialog(around, around.words.language, (form, close) => {
    const choose = (act: () => unknown) => () => {
      close()
      forgetLanguage(editor)
      act()
    }
    const item = (text: string, attributes: Record<string, string>, act: () => unknown): HTMLElement => {
      const button = make('button', { type: 'button', class: 'second', ...attributes }, text)
      button.addEventListener('click', choose(act))
      return make('li', {}, button)
    }
    const all = around.languages.map(({ tag, dir, name }) =>
      item(name, { lang: tag, dir }, () => toggleSaid(editor, { lang: tag, dir })),
    )
    form.append(
      make(
        'ul',
        { class: 'found' },
        item(around.words.languageNone, {}, () => {}),
        ...all,
      ),
    )
  })
}

/** A Word document: its words come in where the cursor is; nothing is saved before she saves. */
export function wordDialog(editor: Editor, around: Surroundings): void {
  const { words } = around
  openDialog(around, words.word, (form, close) => {
    const [fileField, file] = field(words.wordFile, { type: 'file', accept: '.docx', required: '' })
    const fault = make('p', { class: 'fault', role: 'alert' })
    const add = make('button', { type: 'submit' }, words.apply)
    form.append(fileField, fault, add)
    form.addEventListener('submit', async (event) => {
      event.preventDefault()
      const chosen = file.files?.[0]
      if (!chosen) return
      add.disabled = true
      const taken = await send<{ html: string; pictures: number }>(around, 'word', chosen)
      add.disabled = false
      if (!taken) {
        fault.textContent = words.wordBad
        return
      }
      close()
      const { view } = editor
      view.dispatch(view.state.tr.replaceSelection(sliceOf(view, taken.html)))
      view.focus()
      if (taken.pictures > 0) around.tell(words.wordPictures.replace('{count}', String(taken.pictures)))
    })
  })
}
