import { describe, expect, it } from 'vitest'
import type { AccountActor } from './actor.ts'
import { type About, isAllowed, isAtHome, isEverAllowed, rightsFrom, type Who } from './right.ts'
import type { PageRight, Role } from './role.ts'

const somebody = (
  role: Role,
  more: Partial<{ organisation: string; pages: PageRight[] }> = {},
): AccountActor => ({
  kind: 'account',
  id: 'anna',
  memberships: [
    { role, region: role === 'service team' ? null : 'hafen', organisation: more.organisation ?? null },
  ],
  pages: more.pages ?? [],
})
const may = (who: Who, actor: AccountActor, about: About) => isAllowed([who], actor, about)

describe('a role', () => {
  it('counts in its region and in no other, nor for the installation as a whole', () => {
    expect(may('editor', somebody('editor'), { region: 'hafen' })).toBe(true)
    expect(may('editor', somebody('editor'), { region: 'berg' })).toBe(false)
    expect(may('editor', somebody('editor'), { region: null })).toBe(false)
  })

  it('of the service team counts everywhere', () => {
    for (const region of ['hafen', 'berg', null])
      expect(may('service team', somebody('service team'), { region })).toBe(true)
  })

  it('of a partner counts for what is her own organisation’s only', () => {
    const partner = somebody('partner', { organisation: 'vhs' })
    expect(may('partner', partner, { region: 'hafen', organisation: 'vhs' })).toBe(true)
    expect(may('partner', partner, { region: 'hafen', organisation: 'lotsen' })).toBe(false)
    expect(may('partner', partner, { region: 'hafen', organisation: null })).toBe(false)
    expect(may('partner', partner, { region: 'hafen' })).toBe(false)
    expect(may('partner', partner, { region: 'berg', organisation: 'vhs' })).toBe(false)
  })

  it('of a partner without an organisation counts for nothing', () =>
    expect(may('partner', somebody('partner'), { region: 'hafen', organisation: null })).toBe(false))

  it('of a translator does not count for texts that are not translated', () => {
    expect(may('translator', somebody('translator'), { region: 'hafen', translation: true })).toBe(true)
    expect(may('translator', somebody('translator'), { region: 'hafen', translation: false })).toBe(false)
  })
})

describe('a right on a page', () => {
  const author = somebody('observer', { pages: [{ page: 'p1', right: 'author' }] })

  it('counts for the page and all below it', () => {
    expect(may('author of the page', author, { region: 'hafen', pages: ['p1'] })).toBe(true)
    expect(may('author of the page', author, { region: 'hafen', pages: ['p3', 'p2', 'p1'] })).toBe(true)
    expect(may('author of the page', author, { region: 'hafen', pages: ['p2'] })).toBe(false)
    expect(may('author of the page', author, { region: 'hafen' })).toBe(false)
  })

  it('is the one that was given', () =>
    expect(may('editor of the page', author, { region: 'hafen', pages: ['p1'] })).toBe(false))

  it('counts only while she has a role in the region', () => {
    expect(
      may('author of the page', { ...author, memberships: [] }, { region: 'hafen', pages: ['p1'] }),
    ).toBe(false)
    expect(may('author of the page', author, { region: 'berg', pages: ['p1'] })).toBe(false)
  })
})

it('an account is its own, and nobody else’s', () => {
  expect(may('the account itself', somebody('analyst'), { region: null, account: 'anna' })).toBe(true)
  expect(may('the account itself', somebody('service team'), { region: null, account: 'bert' })).toBe(false)
  expect(may('the account itself', somebody('analyst'), { region: 'hafen' })).toBe(false)
})

it('within a command is never a way in', () =>
  expect(may('within a command', somebody('service team'), { region: 'hafen' })).toBe(false))

it('who knows of a thing has a role where it is, or is it herself', () => {
  expect(isAtHome(somebody('observer'), { region: 'hafen' })).toBe(true)
  expect(isAtHome(somebody('observer'), { region: 'berg' })).toBe(false)
  expect(isAtHome(somebody('observer'), { region: null })).toBe(false)
  expect(isAtHome(somebody('observer'), { region: null, account: 'anna' })).toBe(true)
  expect(isAtHome(somebody('service team'), { region: 'berg' })).toBe(true)
})

it('what no role of hers could ever do is known without looking', () => {
  expect(isEverAllowed(['editor', 'operator'], somebody('author'))).toBe(false)
  expect(isEverAllowed(['operator', 'system', 'visitor'], somebody('service team'))).toBe(false)
  expect(isEverAllowed(['editor of the page'], somebody('author'))).toBe(false)
  expect(isEverAllowed(['author'], somebody('author'))).toBe(true)
})

it('a verb that no policy names is a fault of ours', () => {
  const { may } = rightsFrom([{ 'page.see': ['author'] }, { 'page.write': ['author'] }])
  expect(may(somebody('author'), 'page.see', { region: 'hafen' })).toBe(true)
  expect(() => may(somebody('author'), 'page.burn', { region: 'hafen' })).toThrow(
    "no policy names 'page.burn'",
  )
})

it('a list opens to whom anything on it may belong, in her own region', () => {
  const { mayIn } = rightsFrom([{ 'page.see': ['partner', 'author of the page'] }])
  expect(mayIn(somebody('partner', { organisation: 'vhs' }), 'page.see', 'hafen')).toBe(true)
  expect(mayIn(somebody('partner', { organisation: 'vhs' }), 'page.see', 'berg')).toBe(false)
  expect(mayIn(somebody('analyst', { pages: [{ page: 'law', right: 'author' }] }), 'page.see', 'hafen')).toBe(
    true,
  )
  expect(mayIn(somebody('analyst', { pages: [{ page: 'law', right: 'author' }] }), 'page.see', 'berg')).toBe(
    false,
  )
  expect(mayIn(somebody('analyst'), 'page.see', 'hafen')).toBe(false)
})
