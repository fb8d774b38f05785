import { loadLevel } from './tree-level.ts'
import { Mover } from './tree-mover.ts'

/**
 * Brings the tree to life: levels open without a new page, and grips move pages by pointer and keyboard. Without it all of
 * that is links and forms.
 */
export class PageTree extends HTMLElement {
  connectedCallback(): void {
    this.querySelector('.keys')?.removeAttribute('hidden')
    new Mover(this, (node) => this.open(node))
    this.addEventListener('click', (event) => {
      const toggle = event.target instanceof Element ? event.target.closest<HTMLElement>('a.toggle') : null
      if (!toggle || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      const node = toggle.closest<HTMLElement>('.node')
      if (!node) return
      if (toggle.getAttribute('aria-expanded') === 'true') this.close(node)
      else void this.open(node)
    })
  }

  /** Shows the level below a page; resolves when it is there. */
  async open(node: HTMLElement): Promise<void> {
    const toggle = node.querySelector<HTMLElement>(':scope > .line > a.toggle')
    if (!toggle || toggle.getAttribute('aria-expanded') === 'true') return
    const known = node.querySelector<HTMLElement>(':scope > .level')
    if (known) known.hidden = false
    else {
      const level = await loadLevel(node.dataset.page ?? '').catch(() => undefined)
      // Then the link does what it does without a script.
      if (!level) return location.assign((toggle as HTMLAnchorElement).href)
      node.append(level)
    }
    toggle.setAttribute('aria-expanded', 'true')
    this.remember()
  }

  private close(node: HTMLElement): void {
    node.querySelector(':scope > .level')?.toggleAttribute('hidden', true)
    node.querySelector(':scope > .line > a.toggle')?.setAttribute('aria-expanded', 'false')
    this.remember()
  }

  /** The address says what is open, for a reload, a way back, and the forms on this page. */
  private remember(): void {
    const open = [...this.querySelectorAll<HTMLElement>('a.toggle[aria-expanded=true]')]
      .map((toggle) => toggle.dataset.number)
      .join('.')
    const url = new URL(location.href)
    url.searchParams.delete('said')
    if (open) url.searchParams.set('open', open)
    else url.searchParams.delete('open')
    history.replaceState(null, '', url)
    const field = this.closest('form')?.querySelector<HTMLInputElement>('input[name=open]')
    if (field) field.value = open
  }
}
