import { createdBy, creationOptions, requestOptions, signedBy, type WrittenOptions } from './webauthn.ts'

/** Brings the button to life: asks the device, and goes in. */
export class PasskeySignIn extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false
    onClick(this, async () => {
      const options = await post<WrittenOptions>('/backoffice/passkey/options')
      const credential = await navigator.credentials.get({ publicKey: requestOptions(options) })
      await post('/backoffice/passkey', signedBy(credential))
      location.assign(this.dataset.next ?? '/backoffice/')
    })
  }
}

/** Makes a passkey on this device and goes on. */
export class PasskeySetUp extends HTMLElement {
  connectedCallback(): void {
    for (const [selector, hidden] of [
      ['.without', true],
      ['.with', false],
    ] as const)
      this.querySelector(selector)?.toggleAttribute('hidden', hidden)
    onClick(this, async () => {
      const options = await post<WrittenOptions>('/backoffice/account/passkeys/options')
      const credential = await navigator.credentials.create({ publicKey: creationOptions(options) })
      const name = this.querySelector('input')?.value ?? ''
      await post('/backoffice/account/passkeys', { response: createdBy(credential), name })
      location.assign(this.dataset.next ?? '/backoffice/')
    })
  }
}

/** One try at a time; what went wrong is said in the words that the page holds for it. */
function onClick(element: HTMLElement, act: () => Promise<void>): void {
  const button = element.querySelector('button')
  const fault = element.querySelector('.fault')
  button?.addEventListener('click', async () => {
    button.disabled = true
    fault?.setAttribute('hidden', '')
    try {
      await act()
    } catch {
      fault?.removeAttribute('hidden')
    } finally {
      button.disabled = false
    }
  })
}

async function post<T>(address: string, body: unknown = {}): Promise<T> {
  const answer = await fetch(address, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(String(answer.status))
  return (await answer.json()) as T
}
