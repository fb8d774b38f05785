import type { Child } from 'hono/jsx'
import type { AccountActor } from '../../kernel/actor.ts'
import type { Presence, SignIn } from '../../platform/sign-in/index.ts'
import type { Messages } from './messages.ts'
import type { BackofficeParts } from './parts.ts'

/** Somebody who is signed in, with all that she may. */
export interface Person {
  presence: Presence
  actor: AccountActor
  /** She has shown what her roles ask for. Otherwise she gets to the page that sets it up, and no further. */
  complete: boolean
}

/** One request, and what an answer to it needs. */
export interface Visit {
  parts: BackofficeParts
  signIn: SignIn
  request: Request
  m: Messages
  person: Person | undefined
  /** A piece of the address: ':token'. */
  part(name: string): string
  query(name: string): string | undefined
  /** What was sent with a form; empty when nothing was. */
  form: Readonly<Record<string, string>>
  /** What a script of ours sent; undefined when it is no JSON. */
  json(): Promise<unknown>
  show(page: Page): Promise<Response>
  /** There is no such thing, or not for her: told in the same words. */
  missing(): Promise<Response>
  forbidden(): Promise<Response>
  /** For a script of ours. */
  reply(body: object, options?: { status?: number; cookies?: readonly string[] }): Response
  /** To another page of the back office, with a message that is said there. */
  go(path: string, options?: { say?: Said; cookies?: readonly string[] }): Response
}

export interface Page {
  title: string
  body: Child
  status?: number
  cookies?: readonly string[]
}

/** Messages that are said after something was done: the address names them, and only these. */
export const SAID = [
  'account.saved',
  'account.password.changed',
  'account.codes.stopped',
  'account.sessions.ended',
  'passkey.added',
  'passkey.removed',
  'invitation.taken',
  'reset.done',
  'sign-in.out',
  'sign-in.ended',
  'code.over',
] as const
export type Said = (typeof SAID)[number]

/**
 * Who may open a route. `complete`: she has shown all that her roles ask for; `arriving`: signed in, and perhaps still to
 * set up a second factor. Every route says it: there is no other way to declare one.
 */
export type OpenTo = 'everybody' | 'arriving' | 'complete'

export interface Route {
  method: 'GET' | 'POST'
  /** Below /backoffice: '/account', '/invitation/:token'. */
  path: string
  openTo: OpenTo
  answer(visit: Visit): Promise<Response>
}

/** The person of a route that is not open to everybody. Throws otherwise: the guard has let in nobody else. */
export function personOf({ person }: Visit): Person {
  if (!person) throw new Error('nobody is signed in: the route is open to everybody')
  return person
}
