import { hash as digest } from 'node:crypto'

const NAME = ',"sha256":"'
const END = '"}'
const LENGTH = NAME.length + 64 + END.length

/** What stood in a file, without its seal. `none`: it carries no seal; `broken`: it is not what was sealed. */
export interface Unsealed {
  body: string
  seal: 'whole' | 'broken' | 'none'
}

/**
 * JSON that says of itself whether it is whole: its last member is the SHA-256 of everything before it. Parts need none,
 * their names are hashes; records and inputs have names that say nothing of their contents (decision 0015).
 * @example sealed({ a: 1 }) // '{"a":1,"sha256":"015abd7f5cc57a2d..."}'
 */
export function sealed(value: Readonly<Record<string, unknown>>): string {
  const body = JSON.stringify(value)
  return `${body.slice(0, -1)}${NAME}${digest('sha256', body)}${END}`
}

/**
 * Takes the seal off. Never throws: what is cut off or empty simply has none.
 * @example unsealed(sealed({ a: 1 })) // { body: '{"a":1}', seal: 'whole' }
 */
export function unsealed(text: string): Unsealed {
  const tail = text.slice(-LENGTH)
  if (text.length <= LENGTH || !tail.startsWith(NAME) || !tail.endsWith(END))
    return { body: text, seal: 'none' }
  const body = `${text.slice(0, -LENGTH)}}`
  const said = tail.slice(NAME.length, -END.length)
  return { body, seal: digest('sha256', body) === said ? 'whole' : 'broken' }
}
