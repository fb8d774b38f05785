import type { Page } from 'playwright-core'
import type { Browser, Seen } from '../src/web/backoffice/testing-office.ts'

/** A form as a screen shows it. */
export interface FilledForm {
  method: string
  action: string
  fields: { name: string; type: string; value: string }[]
}

/** What people write into: attacked. */
const WRITTEN_INTO = new Set(['text', 'search', 'email', 'url', 'tel', 'textarea'])
/** What they choose, or what the form says by itself: sent as it is. */
const CHOSEN = new Set([
  'hidden',
  'select-one',
  'checkbox',
  'radio',
  'submit',
  'button',
  'number',
  'date',
  'time',
  'datetime-local',
  'file',
  'password',
  'color',
  'range',
])

/** The forms of the page that is open. */
export const formsOf = (page: Page): Promise<FilledForm[]> =>
  page.evaluate(() =>
    Array.from(document.forms, (form) => ({
      method: form.getAttribute('method') ?? 'get',
      action: new URL(form.getAttribute('action') ?? '', location.href).pathname,
      fields: Array.from(form.elements, (element) => element as HTMLInputElement)
        .filter(({ name, type, checked }) => name && (!/radio|checkbox/.test(type) || checked))
        .map(({ name, type, value }) => ({ name, type, value })),
    })),
  )

/** Which fields of a form are attacked. Throws, with what to do, at a field of which nobody has said what it is. */
export function fillForm({ action, fields }: FilledForm): string[] {
  for (const { name, type } of fields)
    if (!WRITTEN_INTO.has(type) && !CHOSEN.has(type))
      throw new Error(
        `${action}: the field '${name}' is of the type '${type}', and nobody said whether people write into it. Add it in test/attacks-forms.ts.`,
      )
  return fields.filter(({ type }) => WRITTEN_INTO.has(type)).map(({ name }) => name)
}

/** Sends a form with a string in every field that people write into. */
export function sendForm(browser: Browser, url: string, form: FilledForm, text: string): Promise<Seen> {
  const values = form.fields
    .filter(({ type }) => type !== 'file' && type !== 'submit' && type !== 'button')
    .map(({ name, type, value }) => [name, WRITTEN_INTO.has(type) ? text.toWellFormed() : value])
  const sent = Object.fromEntries(values) as Record<string, string>
  return form.method === 'post'
    ? browser.send(form.action, sent, { origin: url })
    : browser.get(`${form.action}?${new URLSearchParams(sent)}`)
}
