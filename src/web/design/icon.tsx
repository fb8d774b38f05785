import { raw } from 'hono/html'
import { HARBOUR } from './harbour.ts'
import { ICONS, type IconName } from './icons.ts'

export const isIcon = (name: string | null | undefined): name is IconName =>
  !!name && Object.hasOwn(ICONS, name)

/** A pictogram. It is decoration: the word beside it says the same. Its drawing stands once per page (iconSheet). */
export const Icon = ({ name }: { name: IconName }) => (
  <svg class={name === 'arrow' ? 'icon flip' : 'icon'} aria-hidden="true">
    <use href={`#i-${name}`} />
  </svg>
)

/** The same as text, for markup that is put together from text. */
export const iconMarkup = (name: IconName): string =>
  `<svg class="icon" aria-hidden="true"><use href="#i-${name}"></use></svg>`

/**
 * The drawings of all pictograms that a page uses, each once.
 * @example iconSheet('<use href="#i-phone"></use>') // '<svg class="sheet" ...><symbol id="i-phone" ...'
 */
export function iconSheet(html: string): string {
  const used = new Set(
    Array.from(html.matchAll(/<use href="#i-([a-z]+)"/g), ([, name]) => name).filter((name) => isIcon(name)),
  )
  if (used.size === 0) return ''
  const symbols = [...used].map(
    (name) => `<symbol id="i-${name}" viewBox="0 0 24 24">${ICONS[name]}</symbol>`,
  )
  return `<svg class="sheet" width="0" height="0" aria-hidden="true">${symbols.join('')}</svg>`
}

/** The house's own drawing for the strong area of a page. Nobody misses anything who does not see it. */
export const Harbour = () => (
  <svg class="harbour" viewBox="0 0 380 240" aria-hidden="true">
    {raw(HARBOUR)}
  </svg>
)
