import fc from 'fast-check'
import { expect, it } from 'vitest'
import { fileFor } from './file-names.ts'

const HTML = 'text/html; charset=utf-8'
const JSON_TYPE = 'application/json; charset=utf-8'

it.each([
  ['/ankerland/de/', HTML, 'ankerland/de/index.html'],
  ['/ankerland/de/suche', HTML, 'ankerland/de/suche/index.html'],
  ['/ar/معلومات/', HTML, 'ar/معلومات/index.html'],
  ['/api/v3/regions/', JSON_TYPE, 'api/v3/regions/index.json'],
  ['/regions/de/points.json', JSON_TYPE, 'regions/de/points.json'],
  ['/robots.txt', 'text/plain', 'robots.txt'],
])('%s as %s is the file %s', (path, type, file) =>
  expect(fileFor(path, type)).toEqual({ file, renamed: false }),
)

it.each(['/../etc/', '/a/./b/', '/.ankerplatz/', '/a\\b/', '/a\u0000/', '/a%2Fb/'])('%j is no file', (path) =>
  expect(fileFor(path, HTML)).toBeUndefined(),
)

it('a step too long for a name is a shorter one, which begins alike and says which it was', () => {
  const long = 'ነ'.repeat(100)
  const { file, renamed } = fileFor(`/a/ti/${long}/`, HTML) ?? {}
  expect(renamed).toBe(true)
  expect(file).toMatch(/^a\/ti\/ነ{20}~[0-9a-f]{16}\/index\.html$/)
  expect(fileFor(`/a/ti/${long}ነ/`, HTML)?.file).not.toBe(file)
  expect(fileFor(`/a/ti/${'ነ'.repeat(85)}/`, HTML)?.renamed).toBe(false)
})

it('no address leads out of the folder, and no name is too long', () => {
  const any = fc.property(
    fc.array(fc.string({ unit: 'binary', maxLength: 90 }), { maxLength: 3 }),
    (steps) => {
      const { file } = fileFor(`/${steps.join('/')}/`, HTML) ?? { file: 'none' }
      for (const name of file.split('/')) {
        expect(name).not.toMatch(/^\.*$/)
        expect(Buffer.byteLength(name)).toBeLessThanOrEqual(255)
      }
    },
  )
  fc.assert(any, { numRuns: process.env.LONG ? 10_000 : 200 })
})
