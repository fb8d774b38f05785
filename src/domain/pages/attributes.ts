/** The attributes of a tag: name -> value as written (escaped), undefined without a value. */
export type Attributes = Map<string, string | undefined>

const TAG = /<([a-z][a-z0-9]*)((?: [a-z-]+(?:="[^"]*")?)*)( ?\/?)>/g
const ATTRIBUTE = / ([a-z-]+)(?:="([^"]*)")?/g

/**
 * What stands between a tag's name and its end, read one attribute after the other from the beginning: a value may itself
 * look like an attribute (`alt="a style="`). Lower case, one blank before each, values in double quotes.
 * @example readAttributes(' class="b" open') // Map { 'class' => 'b', 'open' => undefined }
 */
export const readAttributes = (written: string): Attributes =>
  new Map([...written.matchAll(ATTRIBUTE)].map(([, name = '', value]) => [name, value]))

/** @example writeAttributes(new Map([['class', 'b']])) // ' class="b"' */
export const writeAttributes = (attributes: Attributes): string =>
  [...attributes].map(([name, value]) => (value === undefined ? ` ${name}` : ` ${name}="${value}"`)).join('')

/**
 * Markup with the attributes of its opening tags changed and its words as they are. Works on what cleanHtml writes.
 * @example changeAttributes('<p id="a">id="a"</p>', (all) => all.set('id', 'b')) // '<p id="b">id="a"</p>'
 */
export const changeAttributes = (html: string, change: (attributes: Attributes) => void): string =>
  html.replace(TAG, (_, tag: string, written: string, end: string) => {
    const attributes = readAttributes(written)
    change(attributes)
    return `<${tag}${writeAttributes(attributes)}${end}>`
  })
