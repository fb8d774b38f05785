/** Sends its form on by itself: the next piece of something long. Without a script there is the button. */
export class GoOn extends HTMLElement {
  connectedCallback(): void {
    // After the page has been shown once, so that one sees how far it is.
    requestAnimationFrame(() => setTimeout(() => this.querySelector('form')?.submit()))
  }
}
