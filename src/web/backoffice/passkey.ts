import { z } from 'zod'
import { personOf, type Route, type Visit } from './visit.ts'

/** What a device has signed. Its inside is checked where its signature is. */
const signed = z.looseObject({ id: z.string().max(2000), response: z.looseObject({}) })
const added = z.object({ response: signed, name: z.string().trim().max(60) })

/** What the script of a page asks for passkeys (client/passkeys.ts). */
export const passkeyRoutes: readonly Route[] = [
  { method: 'POST', path: '/passkey/options', openTo: 'everybody', answer: signInOptions },
  { method: 'POST', path: '/passkey', openTo: 'everybody', answer: enter },
  { method: 'POST', path: '/account/passkeys/options', openTo: 'arriving', answer: newOptions },
  { method: 'POST', path: '/account/passkeys', openTo: 'arriving', answer: add },
]

async function signInOptions(visit: Visit): Promise<Response> {
  const answer = await visit.signIn.passkeys.signInOptions(visit.request.headers)
  return answer.ok ? visit.reply(answer.body, answer) : visit.reply({}, { status: 422 })
}

async function enter(visit: Visit): Promise<Response> {
  const given = signed.safeParse(await visit.json())
  if (!given.success) return visit.reply({}, { status: 422 })
  const answer = await visit.signIn.passkeys.signIn(visit.request.headers, given.data)
  return answer.ok ? visit.reply({}, answer) : visit.reply({}, { status: 422 })
}

async function newOptions(visit: Visit): Promise<Response> {
  if (await mustSignInStrongly(visit)) return visit.reply({}, { status: 403 })
  const answer = await visit.signIn.passkeys.newOptions(visit.request.headers)
  return answer.ok ? visit.reply(answer.body, answer) : visit.reply({}, { status: 422 })
}

async function add(visit: Visit): Promise<Response> {
  const given = added.safeParse(await visit.json())
  if (!given.success) return visit.reply({}, { status: 422 })
  if (await mustSignInStrongly(visit)) return visit.reply({}, { status: 403 })
  const answer = await visit.signIn.passkeys.add(visit.request.headers, given.data)
  if (!answer.ok) return visit.reply({}, { status: 422 })
  return visit.reply({}, { cookies: [...answer.cookies, ...(await renewed(visit))] })
}

/** Her first passkey is a second factor that she has just shown: a new session says so, and the old one ends. */
async function renewed(visit: Visit): Promise<readonly string[]> {
  const { presence, complete } = personOf(visit)
  if (complete) return []
  const { sessions } = visit.signIn
  const { cookies } = await sessions.arrive(visit.request.headers, presence.account.id, 'passkey')
  await sessions.end(presence.account.id, presence.session)
  return cookies
}

/**
 * Whoever has a second factor shows it before she adds another one: a stolen password must not become a second factor of
 * the thief's own. The demo's accounts belong to everybody and get none.
 */
export async function mustSignInStrongly(visit: Visit): Promise<boolean> {
  const { account, strong } = personOf(visit).presence
  if (account.demoSince !== null) return true
  if (strong) return false
  return account.hasCodes || (await visit.signIn.passkeys.of(account.id)).length > 0
}
