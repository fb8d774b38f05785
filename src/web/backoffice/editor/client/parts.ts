import type { EditorWords } from '../words.ts'

/** What the page hands to the editor. */
export interface Surroundings {
  words: EditorWords
  /** Where the server answers: '/backoffice/regions/hafen/editor'. */
  at: string
  languages: readonly { tag: string; dir: 'ltr' | 'rtl'; name: string }[]
  may: { pictures: boolean; word: boolean }
  /** Of what is written. */
  language: string
  /** Says something to who writes. */
  tell(text: string): void
}

/** Something that can be named: a page, a contact, a picture. */
export interface Found {
  id: string
  name: string
}

/** What there is of a kind: by words, or the one of an id. */
export async function ask(
  { at, language }: Surroundings,
  kind: 'pages' | 'contacts' | 'pictures',
  question: Record<string, string>,
): Promise<Found[]> {
  const answer = await fetch(`${at}/${kind}?${new URLSearchParams({ language, ...question })}`)
  if (!answer.ok) return []
  return ((await answer.json()) as { found: Found[] }).found
}

/** Sends a file; answers what the server made of it, undefined when it did not take it. */
export async function send<T>(
  { at, language }: Surroundings,
  kind: 'pictures' | 'word',
  file: File,
  fields: Record<string, string> = {},
): Promise<T | undefined> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ language, ...fields })) form.set(name, value)
  form.set('file', file)
  const answer = await fetch(`${at}/${kind}`, { method: 'POST', body: form }).catch(() => undefined)
  return answer?.ok ? ((await answer.json()) as T) : undefined
}

/**
 * An element with its attributes and what is in it. Nothing is ever parsed: words are words.
 * @example make('button', { type: 'button' }, 'Fett')
 */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>> = {},
  ...inner: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
  element.append(...inner)
  return element
}
