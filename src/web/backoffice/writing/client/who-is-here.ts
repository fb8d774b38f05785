/** Whoever has not been heard of for a minute is gone. */
const EVERY_MS = 20_000

/** Says that somebody is at a text, and shows who else is. It tells, and never stops anybody. */
export class WhoIsHere extends HTMLElement {
  #timer: ReturnType<typeof setInterval> | undefined

  connectedCallback(): void {
    void this.#ask()
    this.#timer = setInterval(() => void this.#ask(), EVERY_MS)
    addEventListener('pagehide', () => void this.#tell({ leaves: true }))
    addEventListener('pageshow', ({ persisted }) => persisted && void this.#ask())
  }

  disconnectedCallback(): void {
    clearInterval(this.#timer)
  }

  async #ask(): Promise<void> {
    const answer = await this.#tell({}).catch(() => undefined)
    const line = this.querySelector('.here')
    if (!answer?.ok || !line) return
    const { say } = (await answer.json()) as { say: string }
    if (line.textContent !== say) line.textContent = say
  }

  #tell(what: { leaves?: boolean }): Promise<Response> {
    return fetch(this.dataset.at ?? '', {
      method: 'POST',
      keepalive: true,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(what),
    })
  }
}
