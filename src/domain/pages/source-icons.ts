/**
 * Pictograms for the small icon files that editors of other systems put before telephone numbers and addresses, by the
 * names of the files. Seen in two counties' pages: call.svg, www.svg, 002-call-answer.png, envelope91.png, ...
 */
const BY_FILE: readonly [RegExp, string][] = [
  [/call|phone|telefon|handset/i, 'phone'],
  [/e-?mail|envelope/i, 'mail'],
  [/www|globe|website|internet/i, 'globe'],
  [/pin|maps-and-flags|location|adresse/i, 'pin'],
  [/clock|uhr(?!-)/i, 'clock'],
  [/calendar|termin/i, 'calendar'],
  [/idea|light-bulb|info|notice|hinweis/i, 'idea'],
  [/group|people/i, 'people'],
  [/contact|person/i, 'person'],
  [/notepad|document/i, 'document'],
]
const ICON_FILE =
  /\/static\/svg\/|\.svg$|-\d{2,3}x\d{2,3}\.png$|\d{3}-[a-z-]+(?:-\d)*\.png$|\/[a-z-]+\d{0,3}(?:-\d)?\.png$/

/**
 * The pictogram that an image stands for; undefined when it is a picture.
 * @example pictogramOf('https://admin.integreat-app.de/static/svg/call.svg', 's-icon') // 'phone'
 */
export function pictogramOf(src: string, classes: string): string | undefined {
  if (!classes.includes('s-icon') && !ICON_FILE.test(src)) return undefined
  const file = src.slice(src.lastIndexOf('/') + 1)
  return BY_FILE.find(([names]) => names.test(file))?.[1]
}
