import type { Choice, Offer } from '../choice.ts'
import { costOf, picturesOf, sensitiveOf } from './cost.ts'
import { fillIn, sizeIn } from './fill-in.ts'
import type { PartsOfPage } from './parts-of-page.ts'

type Wanted = Omit<Choice, 'region'>

interface Offered {
  offer: Offer
  programIsHere: boolean
}

/** The form in which one says what one wants to have. */
export interface ChoiceForm {
  /** Shows what everything costs. Until then nothing can be saved. */
  offer(offer: Offer, programIsHere: boolean): void
  /** Ticks what was chosen before. */
  fill(wanted: Wanted): void
  /** What is ticked now. */
  wanted(): Wanted
  yesToSensitive(): void
  noToSensitive(): void
}

export function choiceForm(form: HTMLFormElement, { words, slot }: PartsOfPage): ChoiceForm {
  let offered: Offered | undefined
  const boxes = Array.from(form.querySelectorAll<HTMLInputElement>('[name=language]'))
  const box = (name: string) => form.elements.namedItem(name) as HTMLInputElement
  const save = form.querySelector('[type=submit]') as HTMLButtonElement
  const [second, sensitiveRow] = [slot('second'), slot('sensitive')]

  const wanted = (): Wanted => ({
    languages: boxes.filter(({ checked }) => checked).map(({ value }) => value),
    sensitive: box('sensitive').checked && !sensitiveRow.hidden,
    pictures: box('pictures').checked,
  })

  form.addEventListener('change', ({ target }) => {
    if (target === box('sensitive')) askAgain()
    tell()
  })
  tell()
  return {
    offer(offer, programIsHere) {
      offered = { offer, programIsHere }
      for (const { language, bytes } of offer.languages) size(language, bytes)
      tell()
    },
    fill({ languages, sensitive, pictures }) {
      for (const each of boxes) each.checked = languages.includes(each.value)
      box('sensitive').checked = sensitive
      box('pictures').checked = pictures
      second.hidden = true
      tell()
    },
    wanted,
    yesToSensitive: () => answered(true),
    noToSensitive: () => answered(false),
  }

  /** One tap is not enough for what could harm her: the tick waits for the second yes. */
  function askAgain(): void {
    second.hidden = !box('sensitive').checked
    if (second.hidden) return
    box('sensitive').checked = false
    second.querySelector<HTMLElement>('[tabindex]')?.focus()
  }

  function answered(yes: boolean): void {
    box('sensitive').checked = yes
    second.hidden = true
    box('sensitive').focus()
    tell()
  }

  function tell(): void {
    save.disabled = !offered
    if (offered) tellCost(offered)
    else say(words.wait)
  }

  function tellCost({ offer, programIsHere }: Offered): void {
    const { languages } = wanted()
    const sensitive = sensitiveOf(offer, languages)
    sensitiveRow.hidden = sensitive === null
    if (sensitiveRow.hidden) second.hidden = true
    size('sensitive', sensitive ?? 0)
    size('pictures', picturesOf(offer, languages))
    const cost = costOf(offer, wanted(), programIsHere)
    say(languages.length === 0 ? words.none : fillIn(words.sum, { size: sizeIn(words, cost) }))
  }

  function say(text: string): void {
    slot('sum').textContent = text
  }

  function size(of: string, bytes: number): void {
    const place = form.querySelector(`[data-size="${of}"]`)
    if (place) place.textContent = bytes === 0 ? '' : sizeIn(words, bytes)
  }
}
