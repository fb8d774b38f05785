import { expect, it } from 'vitest'
import { wayBack, withWayBack } from './way-back.ts'

it.each([
  '/account',
  '/regions/hafen/pages?filter=outdated&page=2',
  '/regions/hafen/pages/019ab1c2-7e1f-7c3a-9a55-0d7a3f1f6a10/uk',
])('after signing in one is where one wanted to be: %s', (to) => expect(wayBack(to)).toBe(to))

it.each([
  undefined,
  '',
  'https://evil.example/',
  '/../../hafen/de/',
  '/../backoffice-of-others/',
  '/%2e%2e/%2e%2e/',
  'javascript:alert(1)',
  '@evil.example',
  '.evil.example/',
  '/sign-in?to=/sign-in',
  '/sign-out',
])('what leads elsewhere leads to the start: %s', (to) => expect(wayBack(to)).toBe('/'))

it.each([
  '//evil.example/',
  '/\\evil.example',
  '/\t/evil.example',
  '///evil.example',
  '/account\n//evil.example',
])('what a browser may read in another way stays below the back office: %j', (to) => {
  const reached = new URL(`/backoffice${wayBack(to)}`, 'https://guide.example')
  expect(reached.origin + reached.pathname).toMatch(/^https:\/\/guide[.]example\/backoffice\//)
})

it('what was done is not said a second time', () => {
  expect(wayBack('/account?said=account.saved&undo=%2Fx&with.y=1&tab=2')).toBe('/account?tab=2')
  expect(withWayBack('/sign-in', '/')).toBe('/sign-in')
  expect(withWayBack('/sign-in', '/account?tab=2')).toBe('/sign-in?to=%2Faccount%3Ftab%3D2')
})
