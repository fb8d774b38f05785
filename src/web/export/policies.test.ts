import { expect, it } from 'vitest'
import { notePolicy, type PoliciesSeen, policyRows, unitedPolicy } from './policies.ts'

const policy = (style: string, trusts = "'none'") =>
  `default-src 'none'; style-src '${style}'; trusted-types ${trusts}`

it('policies side by side allow what each of them allows', () => {
  expect(unitedPolicy([policy('b'), policy('a'), policy('b')])).toBe(
    "default-src 'none'; style-src 'a' 'b'; trusted-types 'none'",
  )
})

it('regions in the house’s colours share a policy, one in its own has its own, and the page for saving another', () => {
  const seen: PoliciesSeen = new Map()
  const pages: [string, string][] = [
    ['/', policy('house')],
    ['/regions/de/', policy('house')],
    ['/plain/de/', policy('house')],
    ['/plain/de/offline/', policy('house-offline', 'worker')],
    ['/red/de/', policy('red')],
    ['/red/de/a/', policy('red')],
    ['/red/de/offline/', policy('red-offline', 'worker')],
  ]
  for (const [path, each] of pages) notePolicy(seen, path, each)
  expect(policyRows(seen)).toEqual({
    otherwise: policy('house'),
    rows: [
      { at: '^/red/[^/]+/offline/', policy: policy('red-offline', 'worker') },
      { at: '^/[^/]+/[^/]+/offline/', policy: policy('house-offline', 'worker') },
      { at: '^/red/', policy: policy('red') },
    ],
  })
})
