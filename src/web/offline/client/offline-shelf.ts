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

  /** What each button of the page does. */
  readonly #acts: Readonly<Record<string, () => void>> = {
    'sensitive-yes': () => this.#form.yesToSensitive(),
    'sensitive-no': () => this.#form.noToSensitive(),
    cancel: () => this.#stop.abort(),
    again: () => this.#again(),
    back: () => this.#showSaved(true),
    update: () => this.#bring((progress, signal) => update(this.#region, progress, signal)),
    change: () => this.#change(),
    remove: () => this.#askAgain(),
    'remove-no': () => this.#keep(),
    'remove-yes': () => this.#remove(),
  }

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
      if (button) this.#acts[button.dataset.act ?? '']?.()
    })
    if (mayForget(navigator)) this.#warn()
    this.hidden = false
    this.#open()
  }

  /** What is here, and what there is. The page is useful before the network has answered. */
  #open(): void {
    const look = async (): Promise<void> => {
      if (!supported()) throw new SaveError('not-possible')
      const here = await savedHere()
      this.#saved = here.find(({ region }) => region === this.#region)
      if (this.#saved) this.#showSaved(false)
      else this.#page.show('choose', false)
      await this.#ask(here.length > 0).catch((error) => {
        // Whoever has it saved and has no network is no fault: this is what it is for.
        if (!this.#saved) throw error
      })
      this.#tellNews()
    }
    look().catch((error) => this.#fail(error, () => this.#open()))
  }

  /** Asks what there is and what it costs. */
  async #ask(programIsHere: boolean): Promise<void> {
    this.#offer = await offerOf(this.#region)
    this.#form.offer(this.#offer, programIsHere)
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

  #change(): void {
    const known = this.#offer ? Promise.resolve() : this.#ask(true)
    known.then(() => this.#choose('')).catch((error) => this.#fail(error, () => this.#change()))
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

  #askAgain(): void {
    const sure = this.#page.slot('sure')
    sure.hidden = false
    sure.querySelector<HTMLElement>('[tabindex]')?.focus()
  }

  #keep(): void {
    this.#page.slot('sure').hidden = true
    this.#page.button('remove').focus()
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
    for (const name of ['kept', 'to-saved']) slot(name).hidden = !this.#saved
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
