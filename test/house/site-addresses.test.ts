import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { SITE_ADDRESSES } from '../../src/domain/pages/index.ts'
import { LEGAL_KINDS } from '../../src/domain/regions/public.ts'

/** Words that the site answers itself below region and language. */
const ownWords = (code: string): string[] =>
  [...code.matchAll(/rest === '([^']+)'|'[/]:region[/]:language[/]([a-z.-]+)'/g)].flatMap(
    ([, word, route]) => word ?? route ?? [],
  )

it('every address of the site itself is one that no chapter can have', () => {
  const code = ['site.tsx', 'region-pages.tsx'].map((file) => readFileSync(`src/web/site/${file}`, 'utf8'))
  const words = [...code.flatMap(ownWords), ...LEGAL_KINDS]
  expect(words.length).toBeGreaterThan(6)
  expect(words.filter((word) => !SITE_ADDRESSES.has(word))).toEqual([])
  expect(ownWords("if (rest === 'burned') return; app.get('/:region/:language/burned.xml', x)")).toEqual([
    'burned',
    'burned.xml',
  ])
})
