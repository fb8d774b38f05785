import { fullName } from '../../domain/regions/public.ts'
import type { Pocket } from './pocket.ts'
import { homeOf, type View } from './view.ts'

/** The house's deep and paper, as in site.css: a manifest knows no variables. */
const DEEP = '#06363e'
const PAPER = '#fffdf8'

/**
 * What a home screen needs to know of a region (W3C Web App Manifest). One app a region, whatever the language it was
 * added in: its `id` names no language. It opens in the language of the page that it was added from.
 * @example manifestOf(view, pocket).start_url // '/augsburg/uk/'
 */
export function manifestOf(view: View, pocket: Pocket | null) {
  const { region, language } = view
  return {
    id: `/${region.slug}/`,
    name: fullName(region),
    short_name: region.name,
    lang: language.tag,
    dir: language.dir,
    start_url: homeOf(view),
    scope: '/',
    display: 'standalone',
    theme_color: region.branding.deep ?? DEEP,
    background_color: PAPER,
    icons: iconsOf(pocket),
  }
}

const iconsOf = (pocket: Pocket | null) => [
  { src: '/assets/icon.svg', sizes: 'any', type: 'image/svg+xml' },
  ...(pocket
    ? [
        { src: pocket.icons[192], sizes: '192x192', type: 'image/png' },
        { src: pocket.icons[512], sizes: '512x512', type: 'image/png' },
        { src: pocket.icons.maskable, sizes: '512x512', type: 'image/png', purpose: 'maskable' },
      ]
    : []),
]
