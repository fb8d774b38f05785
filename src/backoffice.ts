import { SHOWN_DEMO } from './demo-people.ts'
import {
  acceptInvitation,
  actorOf,
  demoAccounts,
  invitationBy,
  needsSecondFactor,
} from './domain/accounts/index.ts'
import { PUBLISH } from './domain/publishing/index.ts'
import { allRegions } from './domain/regions/index.ts'
import { fullName } from './domain/regions/public.ts'
import type { House } from './house.ts'
import { SYSTEM } from './kernel/actor.ts'
import { hasFailed } from './platform/jobs/queue.ts'
import { previewsOf } from './preview.ts'
import { signInOf } from './sign-in.ts'
import type { BackofficeParts, OpenInvitation } from './web/backoffice/index.ts'

/** Whether an address belongs to the back office: answered to one person, with her cookies. */
export const isBackoffice = (url: string): boolean => /^\/backoffice([/?]|$)/.test(url)

/** What the back office is handed of the house. */
export function backofficeParts(
  house: House,
  script: string | null,
  siteScript: string | null,
  editorScript: string | null,
): BackofficeParts {
  const { config, database, clock, log, mail, bus, rights } = house
  return {
    publicUrl: config.publicUrl,
    script,
    editorScript,
    pictures: config.media,
    clock,
    log,
    mail,
    reader: database.reader,
    bus,
    rights,
    signIn: () => signInOf(house),
    actorOf: (account) => actorOf(database.reader, account),
    needsSecondFactor: ({ memberships, pages }) => needsSecondFactor(memberships, pages),
    async regions() {
      const regions = await allRegions(database.reader)
      return regions.map((region) => ({ id: region.id, slug: region.slug, name: fullName(region) }))
    },
    invitations: {
      byToken: (token) => invitation(token),
      async accept(token, account, as) {
        await bus.execute(acceptInvitation, { token, account }, as ?? SYSTEM)
      },
    },
    failedToPublish: (region) => hasFailed(database.reader, PUBLISH, region),
    previews: previewsOf(house, siteScript),
    async demo() {
      if (!(await isOnlyDemo(house))) return undefined
      return { password: SHOWN_DEMO.password, people: demoAccounts }
    },
  }

  async function invitation(token: string): Promise<OpenInvitation | undefined> {
    const row = await invitationBy(database.reader, token, clock())
    if (!row || row.email === null) return undefined
    return { email: row.email, name: row.name ?? '', role: row.role, region: row.region_id }
  }
}

/** The demo's doors are open while the installation shows the invented county and nothing else. */
export async function isOnlyDemo({ config, database }: House): Promise<boolean> {
  if (!config.demo) return false
  const regions = await allRegions(database.reader)
  return regions.length === 1 && regions[0]?.slug === SHOWN_DEMO.region
}
