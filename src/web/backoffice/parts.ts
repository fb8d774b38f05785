import type { AccountActor } from '../../kernel/actor.ts'
import type { Rights } from '../../kernel/right.ts'
import type { Role } from '../../kernel/role.ts'
import type { Clock } from '../../platform/clock/clock.ts'
import type { Bus } from '../../platform/commands/bus.ts'
import type { Reader } from '../../platform/database/handle.ts'
import type { Log } from '../../platform/log/log.ts'
import type { Mail } from '../../platform/mail/mail.ts'
import type { SignIn } from '../../platform/sign-in/index.ts'

/** A region as the back office names it. */
export interface OwnRegion {
  id: string
  slug: string
  name: string
}

/** An invitation that can still be taken up. */
export interface OpenInvitation {
  email: string
  name: string
  role: Role
  /** null: the whole installation. */
  region: string | null
}

/** The demo's accounts, while everybody may use them. */
export interface DemoAccounts {
  password: string
  people: readonly { name: string; email: string; role: Role }[]
}

/** Links to drafts, and what they show. */
export interface Previews {
  /** A token that shows a page as it will be, for 24 hours, to whoever has it. */
  linkTo(page: string): Promise<string>
  /** What the site answers at a path, with the page's newest texts; undefined when the token is over or none of ours. */
  answer(token: string, path: string): Promise<Response | undefined>
}

/** What the back office is handed by src/backoffice.ts. */
export interface BackofficeParts {
  publicUrl: string
  /** The address of its script; null where nothing is built (tests). */
  script: string | null
  /** The address of the editor's, for pages with one. */
  editorScript: string | null
  /** The folder of the pictures' files. */
  pictures: string
  clock: Clock
  log: Log
  mail: Mail
  /** For questions to modules. */
  reader: Reader
  bus: Bus
  rights: Rights
  signIn(): Promise<SignIn>
  /** Somebody with all that she may, as it is now. */
  actorOf(account: string): Promise<AccountActor | undefined>
  /** Whether her roles ask for a second factor. */
  needsSecondFactor(actor: AccountActor): boolean
  regions(): Promise<readonly OwnRegion[]>
  invitations: {
    byToken(token: string): Promise<OpenInvitation | undefined>
    /** Makes an account what the invitation says; null: one that has just been made for it. */
    accept(token: string, account: string, as: AccountActor | null): Promise<void>
  }
  previews: Previews
  /** Whether a region's last publication was given up. */
  failedToPublish(region: string): Promise<boolean>
  /** Undefined where they are shut: not the demo, or not only the demo. */
  demo(): Promise<DemoAccounts | undefined>
}
