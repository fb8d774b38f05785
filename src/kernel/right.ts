import type { AccountActor, Actor } from './actor.ts'
import { holdsIn, type Membership, type PageRight, ROLES, type Role } from './role.ts'

/**
 * Who may, as it stands in a line of policy. The line reads as a sentence: "'page.publish': service team, region
 * management, editor, editor of the page". A role counts where it is held; besides that
 * - a partner only with what is her own organisation's
 * - a translator not with texts in the region's own language, nor in one that the region has not
 * - the author or editor of a page with this page and all below it, while she has any role in its region
 * - within a command: an account that was let in to another command, which calls this one
 */
export type Who =
  | Exclude<Actor['kind'], 'account'>
  | Role
  | PageWord
  | 'the account itself'
  | 'within a command'
type PageWord = `${PageRight['right']} of the page`

/** Verb -> who may. */
export type Policy = Readonly<Record<string, readonly Who[]>>

/** What a command or a screen is about, as far as that decides who may. */
export interface About {
  /** null: the installation as a whole. */
  region: string | null
  /** Whose it is, if any organisation's. */
  organisation?: string | null
  /** The page and all above it. */
  pages?: readonly string[]
  /** Of a text: is it in a language that is translated from another of the region's? */
  translation?: boolean
  /** The account it is about. */
  account?: string
}

/** The one answer to who may, for commands and for screens alike. A verb that no policy names is a fault of ours: it is thrown. */
export interface Rights {
  /** May somebody do this, to this? */
  may(actor: Actor, verb: string, about: About): boolean
  /** Is there perhaps something in a region that an account may do this to? Then it may open a list of such things. */
  mayIn(actor: AccountActor, verb: string, region: string): boolean
}

/**
 * @example rightsFrom(policies).may(actor, 'page.publish', { region, pages: [page] }) // true: show the button
 */
export function rightsFrom(policies: readonly Policy[]): Rights {
  const lines: Policy = Object.assign({}, ...policies)
  const lineOf = (verb: string): readonly Who[] => {
    const line = lines[verb]
    if (!line) throw new Error(`no policy names '${verb}': add a line to its module's policy.ts`)
    return line
  }
  return {
    may: (actor, verb, about) => isAllowed(lineOf(verb), actor, about),
    mayIn(actor, verb, region) {
      const memberships = actor.memberships.filter((membership) => holdsIn(membership, region))
      return memberships.length > 0 && isEverAllowed(lineOf(verb), { ...actor, memberships })
    },
  }
}

/** Does a line of policy allow this actor to do this to what it is about? */
export const isAllowed = (line: readonly Who[], actor: Actor, about: About): boolean =>
  actor.kind === 'account' ? line.some((who) => isSo(who, actor, about)) : line.includes(actor.kind)

/** Is there anything at all that a line would allow this account? Answered without looking at any thing. */
export const isEverAllowed = (line: readonly Who[], actor: AccountActor): boolean =>
  line.includes('the account itself') ||
  actor.memberships.some(({ role }) => line.includes(role)) ||
  actor.pages.some(({ right }) => line.includes(`${right} of the page`))

/** Does an account know of what is in a region? Otherwise nobody tells her that it is there. */
export const isAtHome = (actor: AccountActor, { region, account }: About): boolean =>
  account === actor.id || actor.memberships.some((membership) => holdsIn(membership, region))

/** Does a line speak of accounts? Then its command has to say what it is about. */
export const isForAccounts = (line: readonly Who[]): boolean =>
  line.some((who) => isRole(who) || isPageWord(who) || who === 'the account itself')

function isSo(who: Who, actor: AccountActor, about: About): boolean {
  if (isRole(who))
    return actor.memberships.some(
      (membership) =>
        membership.role === who && holdsIn(membership, about.region) && isWithin(membership, about),
    )
  if (isPageWord(who)) return hasPageRight(who, actor, about)
  return who === 'the account itself' && about.account === actor.id
}

/** Roles that are narrower than a region. */
function isWithin({ role, organisation }: Membership, about: About): boolean {
  if (role === 'partner') return organisation !== null && about.organisation === organisation
  if (role === 'translator') return about.translation !== false
  return true
}

const hasPageRight = (who: PageWord, actor: AccountActor, { region, pages = [] }: About): boolean =>
  actor.memberships.some((membership) => holdsIn(membership, region)) &&
  actor.pages.some(({ page, right }) => `${right} of the page` === who && pages.includes(page))

const isRole = (who: Who): who is Role => (ROLES as readonly string[]).includes(who)
const isPageWord = (who: Who): who is PageWord => who.endsWith(' of the page')
