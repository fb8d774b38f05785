import { somebodyWho } from '../../../test/people.ts'
import type { House } from '../../house.ts'
import type { AccountActor } from '../../kernel/actor.ts'
import type { Membership } from '../../kernel/role.ts'
import { signInOf } from '../../sign-in.ts'
import { type Browser, openBrowser } from './testing-office.ts'

/** Somebody who is signed in, with all that her roles ask for. */
export interface Entered {
  actor: AccountActor
  browser: Browser
}

/**
 * Somebody new with roles, and a browser in which she is signed in.
 * @example const { browser } = await enterAs(office, { role: 'author', region: office.region, organisation: null })
 */
export async function enterAs(
  office: { house: House; url: string },
  ...memberships: Membership[]
): Promise<Entered> {
  const actor = await somebodyWho(office.house, ...memberships)
  return { actor, browser: await enter(office, actor.id) }
}

/** Another browser of an account that is there. As with a passkey: no second factor is asked for. */
export async function enter(office: { house: House; url: string }, account: string): Promise<Browser> {
  const { sessions } = await signInOf(office.house)
  const { cookies } = await sessions.arrive(new Headers(), account, 'passkey')
  const browser = openBrowser(office.url)
  for (const cookie of cookies) {
    const [pair = ''] = cookie.split(';')
    const at = pair.indexOf('=')
    browser.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
  return browser
}
