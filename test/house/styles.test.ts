import { expect, it } from 'vitest'
import { filesBelow, textOf } from './files.ts'

/** Left and right are wrong for every other reader: Arabic, Persian, Dari, Pashto and Sorani begin on the right. */
const PHYSICAL = [
  /(?<![\w-])(left|right)\s*:/,
  /(?<![\w-])(margin|padding|scroll-margin|scroll-padding|border)-(left|right)\b/,
  /border-(top|bottom)-(left|right)-radius/,
  /(text-align|float|clear)\s*:\s*(left|right)\b/,
]

const physicalIn = (path: string, css: string): string[] =>
  css
    .split('\n')
    .flatMap((line, i) =>
      PHYSICAL.some((form) => form.test(line)) ? [`${path}:${i + 1}: ${line.trim()}`] : [],
    )

it('styles say start and end, never left and right', () => {
  const sheets = filesBelow('src/web', /[.]css$/)
  expect(sheets.length).toBeGreaterThan(0)
  expect(sheets.flatMap((path) => physicalIn(path, textOf(path)))).toEqual([])
})

it.each([
  'left: 0',
  'margin-right: 1rem',
  'text-align: left',
  'border-left: 1px',
  'border-top-left-radius: 2px',
])('%s is found', (fault) => expect(physicalIn('a.css', `p { ${fault} }`)).toHaveLength(1))

it.each(['inset-inline-start: 0', 'margin-inline: 1rem', 'text-align: start', '--bright: 1'])(
  '%s is right',
  (right) => expect(physicalIn('a.css', `p { ${right} }`)).toEqual([]),
)
