/**
 * Whether this is an iPhone or iPad whose browser may throw away what is saved after weeks without a visit. It does not when
 * the site was opened from the home screen (WebKit blog, 24 March 2020, "Full Third-Party Cookie Blocking and More").
 */
export function mayForget({ userAgent, platform, maxTouchPoints }: Navigator): boolean {
  // An iPad says that it is a Mac; no Mac has a screen for fingers.
  const apple = /iP(hone|ad|od)/.test(userAgent) || (platform === 'MacIntel' && maxTouchPoints > 1)
  return apple && !matchMedia('(display-mode: standalone)').matches
}
