import type { Offer, Saved } from '../choice.ts'
import { offerOf, remove, SaveError, save, savedHere, supported, update } from '../device-door.ts'
import { mayForget } from './apple.ts'
import { type ChoiceForm, choiceForm } from './choice-form.ts'
import { dayIn, fillIn } from './fill-in.ts'
import { type PartsOfPage, partsOfPage } from './parts-of-page.ts'

type Fetching = (progress: (done: number, total: number) => void, signal: AbortSignal) => Promise<Saved>

/** Choose, save, update, change and remove what is on this device. Words and markup are in the page: offline-shelf.tsx. */
export class OfflineShelf extends HTMLElement {
  #page!: PartsOfPage
  #form!: ChoiceForm
  #saved: Saved | undefined
  #offer: Offer | undefined
  #stop = new AbortController()
  #again = (): void => this.#open()

  connectedCallback(): void {
    const form = this.querySelector('form') as HTMLFormElement
    this.#page = partsOfPage(this)
    this.#form = choiceForm(form, this.#page)
    form.addEventListener('submit', (event) => {
      event.preventDefault()
      this.#save()
    })
    this.addEventListener('click', ({ target }) => {
      const button = target instanceof Element && target.closest<HTMLElement>('[data-act]')
      if (button) this.#act(button.dataset.act ?? '')
    })
    if (mayForget(navigator)) this.#warn()
    this.hidden = false
    this.#open()
  }

  #act(does: string): void {
    const { slot } = this.#page
    if (does === 'cancel') this.#stop.abort()
    if (does === 'again') this.#again()
    if (does === 'update') this.#bring((progress, signal) => update(this.#region, progress, signal))
    if (does === 'change') this.#choose('')
    if (does === 'back') this.#showSaved(true)
    if (does === 'sensitive-yes') this.#form.yesToSensitive()
    if (does === 'sensitive-no') this.#form.noToSensitive()
    if (does === 'remove' || does === 'remove-no') slot('sure').hidden = does === 'remove-no'
    if (does === 'remove') slot('sure').querySelector<HTMLElement>('[tabindex]')?.focus()
    if (does === 'remove-no') this.#page.button('remove').focus()
    if (does === 'remove-yes') this.#remove()
  }

  /** What is here, and what there is. The page is useful before the network has answered. */
  #open(): void {
    const look = async (): Promise<void> => {
      if (!supported()) throw new SaveError('not-possible')
      const here = await savedHere()
      this.#saved = here.find(({ region }) => region === this.#region)
      if (this.#saved) this.#showSaved(false)
      else this.#page.show('choose', false)
      this.#offer = await offerOf(this.#region).catch((error) => {
        if (!this.#saved) throw error
        return undefined
      })
      if (this.#offer) this.#form.offer(this.#offer, here.length > 0)
      if (this.#saved) this.#tellNews()
    }
    look().catch((error) => this.#fail(error, () => this.#open()))
  }

  #save(): void {
    const choice = { region: this.#region, ...this.#form.wanted() }
    if (choice.languages.length > 0) this.#bring((progress, signal) => save(choice, progress, signal))
  }

  /** Fetches what is missing, or what is new; she sees how far it is and may call it off. */
  #bring(fetching: Fetching): void {
    this.#stop = new AbortController()
    const { signal } = this.#stop
    this.#progress(0, 1)
    this.#page.show('saving', true)
    fetching((done, total) => this.#progress(done, total), signal)
      .then((saved) => {
        this.#saved = saved
        if (this.#offer) this.#form.offer(this.#offer, true)
        // A browser may ask her, or say no: what is saved is saved.
        navigator.storage?.persist?.().catch(() => {})
        this.#showSaved(true)
      })
      .catch((error) => {
        if (signal.aborted) this.#stopped()
        else this.#fail(error, () => this.#bring(fetching))
      })
  }

  #progress(done: number, total: number): void {
    const { words, slot } = this.#page
    const percent = total === 0 ? 100 : Math.floor((100 * done) / total)
    const bar = this.querySelector('progress')
    if (bar) bar.value = percent
    // Said in tens: who listens to the page would hear nothing else.
    const text = fillIn(words.progress, { percent: percent - (percent % 10) })
    if (slot('progress').textContent !== text) slot('progress').textContent = text
  }

  #stopped(): void {
    const { words, slot } = this.#page
    if (this.#saved) {
      this.#showSaved(true)
      slot('news').textContent = words.stopped
    } else this.#choose(words.stopped)
  }

  #showSaved(focus: boolean): void {
    const saved = this.#saved
    if (!saved) return
    const { words, slot, names, show } = this.#page
    slot('languages').replaceChildren(...names(saved.languages))
    slot('savedOn').textContent = fillIn(words.savedOn, { date: dayIn(words.date, new Date(saved.savedAt)) })
    slot('sure').hidden = true
    this.#tellNews()
    show('saved', focus)
  }

  /** Whether there is something newer; nothing, where the network has not said. */
  #tellNews(): void {
    const { words, slot, button } = this.#page
    const newer = this.#offer && this.#saved ? this.#offer.sequence > this.#saved.sequence : undefined
    slot('news').textContent = newer === undefined ? '' : newer ? words.newer : words.current
    button('update').className = newer ? 'go' : 'pill'
  }

  #choose(notice: string): void {
    const { slot, show, button } = this.#page
    if (this.#saved) this.#form.fill(this.#saved)
    slot('notice').textContent = notice
    slot('notice').hidden = notice === ''
    button('back').hidden = !this.#saved
    show('choose', notice !== '')
    if (notice === '') this.querySelector<HTMLElement>('[name=language]')?.focus()
  }

  #remove(): void {
    remove(this.#region)
      .then(() => {
        this.#saved = undefined
        this.#choose(this.#page.words.removed)
      })
      .catch((error) => this.#fail(error, () => this.#remove()))
  }

  #fail(error: unknown, again: () => void): void {
    const { words, slot, button, show } = this.#page
    const fault = error instanceof SaveError ? error.fault : 'unknown'
    slot('fault').textContent = words.faults[fault]
    slot('kept').hidden = !this.#saved
    button('again').hidden = fault === 'not-possible'
    // With too little room the same once more would end the same way.
    this.#again = fault === 'no-room' ? () => this.#choose('') : again
    show('failed', this.contains(document.activeElement))
  }

  #warn(): void {
    this.#page.slot('ios').hidden = false
    document.querySelector('[data-install]')?.setAttribute('open', '')
  }

  get #region(): string {
    return this.dataset.region ?? ''
  }
}
