import type { Child } from 'hono/jsx'
import type { AccountActor } from '../../kernel/actor.ts'
import type { About } from '../../kernel/right.ts'
import type { Command } from '../../platform/commands/command.ts'
import type { Presence, SignIn } from '../../platform/sign-in/index.ts'
import type { Messages } from './messages.ts'
import type { BackofficeParts, OwnRegion } from './parts.ts'

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
  /** The region that the address names: '/regions/:region/...'. */
  region: OwnRegion | undefined
  /** A piece of the address: ':token'. */
  part(name: string): string
  query(name: string): string | undefined
  /** What was sent with a form; empty when nothing was. */
  form: Readonly<Record<string, string>>
  /**
   * A file that was sent with a form (multipart), with the form's other fields; undefined when there is none. Refuses as
   * invalid what is larger than `most` bytes, before any of it is read.
   */
  file(name: string, most: number): Promise<SentFile | undefined>
  /** What a script of ours sent; undefined when it is no JSON. */
  json(): Promise<unknown>
  /** May she do this, to this? What a screen offers is what a command would let her do. */
  may(verb: string, about: About): boolean
  /** Does something as her. Throws what the command refuses; what nobody catches becomes a page that says so. */
  run<G, I, O>(command: Command<G, I, O>, input: G): Promise<O>
  show(page: Page): Promise<Response>
  /** There is no such thing, or not for her: told in the same words. */
  missing(): Promise<Response>
  forbidden(): Promise<Response>
  /** For a script of ours. */
  reply(body: object, options?: { status?: number; cookies?: readonly string[] }): Response
  /** To another page of the back office, with a message that is said there, and a way back where there is one. */
  go(path: string, options?: { say?: Said; undo?: Undo; cookies?: readonly string[] }): Response
}

/** A file from somebody's machine. Its name and type are what they say of it. */
export interface SentFile {
  name: string
  bytes: Uint8Array
  fields: Readonly<Record<string, string>>
}

/** A form that takes back what was just done: it is sent to a route that `undoes`. */
export interface Undo {
  /** Below /backoffice. */
  path: string
  fields: Readonly<Record<string, string>>
}

export interface Page {
  title: string
  /** Scripts that this page needs besides the one of every page. */
  scripts?: readonly 'editor'[]
  body: Child
  status?: number
  cookies?: readonly string[]
  /** It shows a preview in a frame, which no other page may. */
  frames?: true
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
  'page.moved',
  'page.archived.said',
  'page.restored.said',
  'page.created',
  'page.about.saved',
  'page.people.changed',
  'contact.created',
  'contact.created.public',
  'contact.assigned.said',
  'contact.archived.said',
  'contact.restored.said',
  'people.sent',
  'people.withdrawn',
  'people.page-given',
  'people.page-ended',
  'people.role-given',
  'people.role-changed',
  'people.role-ended',
  'writing.said.saved',
  'writing.said.unchanged',
  'writing.said.only-saved',
  'writing.said.asked',
  'writing.said.published',
  'writing.said.approved',
  'writing.said.sent-back',
  'writing.said.asking-withdrawn',
  'writing.said.commented',
  'writing.said.off',
  'writing.said.dropped',
  'writing.said.restored',
  'writing.said.scheduled',
  'writing.said.unscheduled',
] as const
export type Said = (typeof SAID)[number]

/**
 * For addresses below '/regions/:region': who may do this to what the address is about; without `about`, to anything in
 * the region at all, for lists that show each only what she may see. At the installation: what is no region's.
 */
export interface Right {
  may: string
  at?: 'installation'
  about?(visit: Visit): Promise<About | undefined>
}

/**
 * Who may open a route. `complete`: she has shown all that her roles ask for; `arriving`: signed in, and perhaps still to
 * set up a second factor. Every route says it: there is no other way to declare one.
 */
export type OpenTo = 'everybody' | 'arriving' | 'complete' | Right

export const isRight = (openTo: OpenTo): openTo is Right => typeof openTo !== 'string'

export interface Route {
  method: 'GET' | 'POST'
  /** Below /backoffice: '/account', '/invitation/:token'. */
  path: string
  openTo: OpenTo
  /** It takes back what another has done: a message may offer it. */
  undoes?: true
  answer(visit: Visit): Promise<Response>
}

/** The person of a route that is not open to everybody. Throws otherwise: the guard has let in nobody else. */
export function personOf({ person }: Visit): Person {
  if (!person) throw new Error('nobody is signed in: the route is open to everybody')
  return person
}

/** The region of a route below '/regions/:region' that is open to who has a right there. Throws for all others. */
export function regionOf({ region }: Visit): OwnRegion {
  if (!region) throw new Error('the route is not about a region')
  return region
}
