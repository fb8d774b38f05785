/** What our colours are seen on: paper for links in sea, and white words on deep. */
const PAPER = '#fffdf8'
const LIGHT_WORDS = '#d6e7e6'
/** WCAG 2.2, 1.4.6: seven to one, so that tired eyes in bright sun can read it. */
const ENOUGH = 7

/**
 * Why a region's own colours cannot be taken; none when they can.
 * @example colourFaults({ sea: '#ffee00', deep: null }) // ['sea: 1.2 to 1 on paper, 7 to 1 is needed']
 */
export function colourFaults({ sea, deep }: { sea: string | null; deep: string | null }): string[] {
  const onPaper = sea === null ? ENOUGH : contrast(sea, PAPER)
  const underWords = deep === null ? ENOUGH : contrast(deep, LIGHT_WORDS)
  return [
    ...(onPaper < ENOUGH ? [`sea: ${onPaper.toFixed(1)} to 1 on paper, ${ENOUGH} to 1 is needed`] : []),
    ...(underWords < ENOUGH
      ? [`deep: ${underWords.toFixed(1)} to 1 under light words, ${ENOUGH} to 1 is needed`]
      : []),
  ]
}

/** Contrast of two colours ('#rrggbb') after WCAG 2.2, from 1 to 21. */
export function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
