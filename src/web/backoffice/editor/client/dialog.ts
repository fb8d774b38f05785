import { type Found, make, type Surroundings } from './parts.ts'

/** A window over the page, outside of the page's own form. Closing it brings the focus back to where it was. */
export function openDialog(
  { words }: Surroundings,
  title: string,
  build: (form: HTMLFormElement, close: () => void) => void,
): HTMLDialogElement {
  const heading = make('h2', { id: 'editor-dialog' }, title)
  const form = make('form', { method: 'dialog' })
  const cancel = make('button', { type: 'button', class: 'second' }, words.cancel)
  const dialog = make(
    'dialog',
    { class: 'editor-dialog', 'aria-labelledby': heading.id },
    heading,
    form,
    cancel,
  )
  const close = (): void => dialog.close()
  cancel.addEventListener('click', close)
  dialog.addEventListener('close', () => dialog.remove())
  build(form, close)
  document.body.append(dialog)
  dialog.showModal()
  return dialog
}

/** A field with its words. */
export function field(
  label: string,
  attributes: Record<string, string>,
  hint = '',
): [HTMLElement, HTMLInputElement] {
  const input = make('input', attributes)
  const words = make('label', {}, label, ...(hint ? [make('small', {}, hint)] : []), input)
  return [make('div', { class: 'field' }, words), input]
}

/** A list of things to choose from, filled anew while one types; what came too late is not shown. */
export function choices(
  search: HTMLInputElement | undefined,
  find: (words: string) => Promise<Found[]>,
  { words }: Surroundings,
  choose: (found: Found) => void,
): HTMLElement {
  const list = make('ul', { class: 'found' })
  const state = make('p', { role: 'status', class: 'hint' })
  let asked = 0
  const show = async (): Promise<void> => {
    const number = ++asked
    const found = await find(search?.value ?? '')
    if (number !== asked) return
    state.textContent = found.length === 0 ? words.nothing : ''
    list.replaceChildren(
      ...found.map((one) => {
        const button = make('button', { type: 'button', class: 'second' }, one.name)
        button.addEventListener('click', () => choose(one))
        return make('li', {}, button)
      }),
    )
  }
  search?.addEventListener('input', show)
  void show()
  return make('div', {}, list, state)
}
