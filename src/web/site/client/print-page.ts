/** A button that prints. Without JavaScript it is not there: the browser's menu prints as well. */
export class PrintPage extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => window.print())
  }
}
