/** What the build makes for those who take the site along: the script of one page, and icons for home screens. */
export interface Pocket {
  /** The address of the script that saves: only the page about it loads it. */
  script: string
  icons: Icons
}

/** Addresses of the mark as PNG, by edge in pixels; 180 is Apple's, and maskable may be cut to any shape. */
export type Icons = Readonly<Record<'180' | '192' | '512' | 'maskable', string>>
