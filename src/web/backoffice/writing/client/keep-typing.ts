import { slugOf } from '../../../../kernel/slug.ts'

/** Long enough to finish a thought, short enough to lose none. */
const PAUSE_MS = 1500

const FIELDS = ['title', 'slug', 'content']

/**
 * Keeps on the server what is typed into its form, and says when. Whoever leaves with something that is not kept yet is
 * asked. Proposes an address from the title, as long as nobody has set another.
 */
export class KeepTyping extends HTMLElement {
  #timer: ReturnType<typeof setTimeout> | undefined
  #isKept = true

  connectedCallback(): void {
    const form = this.querySelector('form')
    if (!form) return
    form.addEventListener('input', ({ target }) => {
      if (!(target instanceof Element) || !FIELDS.includes(target.getAttribute('name') ?? '')) return
      this.#isKept = false
      clearTimeout(this.#timer)
      this.#timer = setTimeout(() => this.#keep(form), PAUSE_MS)
    })
    form.addEventListener('submit', () => {
      this.#isKept = true
      clearTimeout(this.#timer)
    })
    addEventListener('beforeunload', (event) => {
      if (!this.#isKept) event.preventDefault()
    })
    if ('proposes' in this.dataset) proposeIn(form)
  }

  async #keep(form: HTMLFormElement): Promise<void> {
    const said = new FormData(form)
    const head = Number(said.get('head'))
    const values = Object.fromEntries(FIELDS.map((name) => [name, String(said.get(name) ?? '')]))
    this.#isKept = true
    const answer = await fetch(this.dataset.at ?? '', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ head, values }),
    }).catch(() => undefined)
    const kept = answer?.ok ? ((await answer.json()) as { say: string }) : undefined
    if (!kept) this.#isKept = false
    const status = this.querySelector('.kept-at')
    if (status) status.textContent = kept?.say ?? ''
  }
}

/** The address follows the title while it is what the title says. */
function proposeIn(form: HTMLFormElement): void {
  const title = form.elements.namedItem('title')
  const slug = form.elements.namedItem('slug')
  if (!(title instanceof HTMLInputElement) || !(slug instanceof HTMLInputElement)) return
  let proposed = title.value ? slugOf(title.value) : ''
  title.addEventListener('input', () => {
    if (slug.value !== proposed) return
    proposed = title.value.trim() ? slugOf(title.value) : ''
    slug.value = proposed
  })
}
