import { ROUTES } from './routes.ts'
import { SAID, type Said, type Undo } from './visit.ts'

/** What was just done, and how it is taken back. */
export interface Done {
  said: Said
  undo: Undo | undefined
}

const UNDO = ROUTES.filter(({ undoes }) => undoes).map(
  ({ path }) => new RegExp(`^${path.replace(/:\w+/g, '[^/]+')}$`),
)

/**
 * The end of an address that says what was done. It stands in the address, so that no session has to remember it.
 * @example saying('page.archived', { path: '/regions/hafen/pages/1/restore', fields: { version: '3' } })
 */
export const saying = (said: Said, undo?: Undo): string =>
  new URLSearchParams({
    said,
    ...(undo && { undo: undo.path, ...prefixed(undo.fields) }),
  }).toString()

/**
 * What an address says was done. Anybody can write an address: a message must be one of ours, and the button goes to
 * nothing but a route that takes something back.
 */
export function doneIn(query: URLSearchParams): Done | undefined {
  const said = SAID.find((key) => key === query.get('said'))
  if (!said) return undefined
  const path = query.get('undo') ?? ''
  if (!UNDO.some((route) => route.test(path))) return { said, undo: undefined }
  const fields = [...query].flatMap(([name, value]) =>
    name.startsWith('with.') ? [[name.slice(5), value]] : [],
  )
  return { said, undo: { path, fields: Object.fromEntries(fields) } }
}

const prefixed = (fields: Undo['fields']): Record<string, string> =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`with.${name}`, value]))
