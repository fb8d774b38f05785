/** The brand mark: an anchor that is also a person with open arms. Three strong forms only, so that it holds at 16 px and in one colour. */
export const MARK =
  '<path d="M4 16.5a12 12 0 0 0 24 0M16 14.5v14" fill="none" stroke="currentColor" stroke-width="3.2" stroke-linecap="round" stroke-linejoin="round"/><circle cx="16" cy="6.5" r="4.5" fill="#f5b82e"/>'

const onGround = (round: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="${round}" fill="#06363e"/><path d="M6.5 16.5a9.5 9.5 0 0 0 19 0M16 15v11" fill="none" stroke="#fffdf8" stroke-width="3" stroke-linecap="round" stroke-linejoin="round"/><circle cx="16" cy="8.5" r="3.8" fill="#f5b82e"/></svg>`

/** Stands alone in browser tabs and on home screens: its own ground, because the tab may be light or dark. */
export const FAVICON = onGround(7.5)

/**
 * For home screens that cut icons to a shape of their own: ground to the edge, the mark within the circle of 80 % that
 * is never cut (W3C Web App Manifest, "icon masks and safe zone").
 */
export const HOME_SCREEN_ICON = onGround(0)
