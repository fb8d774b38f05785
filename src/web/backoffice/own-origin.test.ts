import { expect, it } from 'vitest'
import { comesFromUs } from './own-origin.ts'

const OURS = 'https://guide.example'
const asks = (method: string, headers: Record<string, string>): boolean =>
  comesFromUs(new Request(`${OURS}/backoffice/`, { method, headers }), OURS)

it.each([
  ['a form of ours', { origin: OURS, 'sec-fetch-site': 'same-origin' }],
  ['a browser that sends no Fetch Metadata', { origin: OURS }],
  ['a machine reached under another name', { origin: 'http://localhost:4000', host: 'localhost:4000' }],
  ['a browser that sends no Origin', { 'sec-fetch-site': 'same-origin' }],
])('%s may change something', (_, headers) => expect(asks('POST', headers)).toBe(true))

it.each([
  ['another website', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }],
  [
    'another website that claims to be ours',
    { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
  ],
  ['another host of the same domain', { origin: 'https://www.guide.example', 'sec-fetch-site': 'same-site' }],
  ['the same host without encryption', { origin: 'http://guide.example', 'sec-fetch-site': 'cross-site' }],
  ['a sandboxed frame', { origin: 'null', 'sec-fetch-site': 'cross-site' }],
  ['whoever says nothing', {}],
  ['a broken Origin', { origin: 'guide.example' }],
])('%s may not', (_, headers) => {
  for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(asks(method, headers)).toBe(false)
})

it('everybody may read', () => expect(asks('GET', { 'sec-fetch-site': 'cross-site' })).toBe(true))
