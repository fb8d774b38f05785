import { changeAttributes } from './attributes.ts'

/**
 * Inline styles as classes, and back for Integreat's apps. A strict Content-Security-Policy blocks style attributes, and
 * a class can be right in the dark, in print and from right to left. What has no class here is decoration and is dropped.
 */
const CLASSES: readonly [name: string, style: string, matches: RegExp][] = [
  ['s-icon', 'width: 15px; height: 15px', /(?:^|;)\s*width:\s*(?:1\d|2[0-4])px/],
  ['s-indent', 'padding-left: 30px', /padding-left:\s*(?:[1-4]\d)px/],
  ['s-indent-2', 'padding-left: 60px', /padding-left:\s*(?:[5-9]\d|\d{3})px/],
  ['s-centre', 'text-align: center', /text-align:\s*center/],
  ['s-justify', 'text-align: justify', /text-align:\s*justify/],
  ['s-underline', 'text-decoration: underline', /text-decoration:\s*underline/],
  ['s-block', 'display: block; margin-left: auto; margin-right: auto', /display:\s*block/],
  ['s-mark', 'background-color: #fbeeb8', /background-color:\s*#(?!f{3,6}\b)/i],
  ['s-plain', 'list-style-type: none', /list-style-type:\s*none/],
]

/**
 * The classes that stand for an inline style.
 * @example classesOf('width: 15px; height: 15px;') // ['s-icon']
 */
export const classesOf = (style: string): string[] =>
  CLASSES.filter(([, , matches]) => matches.test(style)).map(([name]) => name)

/** Markup in which every style attribute has become classes. Works on what cleanHtml writes. */
export const stylesToClasses = (html: string): string =>
  changeAttributes(html, (attributes) => {
    const names = classesOf(attributes.get('style') ?? '')
    attributes.delete('style')
    if (names.length === 0) return
    const known = attributes.get('class')
    attributes.delete('class')
    attributes.set('class', [...(known ? [known] : []), ...names].join(' '))
  })

/** Markup in which our classes have become style attributes again; other classes stay. */
export const classesToStyles = (html: string): string =>
  changeAttributes(html, (attributes) => {
    const all = attributes.get('class')?.split(' ') ?? []
    const styles = CLASSES.filter(([name]) => all.includes(name)).map(([, style]) => style)
    const others = all.filter((name) => name !== '' && !CLASSES.some(([known]) => known === name))
    if (others.length > 0) attributes.set('class', others.join(' '))
    else attributes.delete('class')
    if (styles.length > 0) attributes.set('style', styles.join('; '))
  })
