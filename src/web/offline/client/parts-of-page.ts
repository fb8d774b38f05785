import type { ShelfWords } from '../../site/offline-words.ts'

export type State = 'choose' | 'saving' | 'saved' | 'failed'

/** What the server has put into the page for the script (web/site/offline-shelf.tsx): states, slots, buttons, words. */
export interface PartsOfPage {
  words: ShelfWords
  /** The place of a text or of something that is hidden. */
  slot(name: string): HTMLElement
  button(does: string): HTMLElement
  /** The names of languages as the page writes them, in its order, with their own language and direction. */
  names(languages: readonly string[]): Node[]
  /** Shows one state and hides the others; `focus`: whoever acted is taken there, and hears its heading. */
  show(state: State, focus: boolean): void
}

export function partsOfPage(host: HTMLElement): PartsOfPage {
  const find = (selector: string): HTMLElement => {
    const found = host.querySelector<HTMLElement>(selector)
    if (!found) throw new Error(`the page has no ${selector}`)
    return found
  }
  return {
    words: JSON.parse(host.dataset.words ?? ''),
    slot: (name) => find(`[data-slot="${name}"]`),
    button: (does) => find(`[data-act="${does}"]`),
    names: (languages) =>
      Array.from(host.querySelectorAll<HTMLElement>('[data-name]'))
        .filter(({ dataset }) => languages.includes(dataset.name ?? ''))
        .flatMap((name, i) => [...(i > 0 ? [document.createTextNode(' · ')] : []), inItsLanguage(name)]),
    show(state, focus) {
      for (const each of host.querySelectorAll<HTMLElement>('[data-state]'))
        each.hidden = each.dataset.state !== state
      if (focus) find(`[data-state="${state}"] [tabindex="-1"]`).focus()
    },
  }
}

/** A name between names of other scripts must not turn them around: `bdi`. */
function inItsLanguage(name: Element): HTMLElement {
  const made = document.createElement('bdi')
  for (const attribute of ['lang', 'dir']) {
    const value = name.getAttribute(attribute)
    if (value) made.setAttribute(attribute, value)
  }
  made.textContent = name.textContent
  return made
}
