/** A button that copies the link beside it, where the browser lets it; without one, the link is there to be marked. */
export class CopyLink extends HTMLElement {
  connectedCallback(): void {
    const [field, button, done] = [
      this.querySelector('input'),
      this.querySelector('button'),
      this.querySelector('[role=status]'),
    ]
    if (!field || !button || !navigator.clipboard) return
    button.hidden = false
    button.addEventListener('click', async () => {
      field.select()
      await navigator.clipboard.writeText(field.value)
      done?.removeAttribute('hidden')
    })
  }
}
