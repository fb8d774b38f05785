import { busOver } from '../../src/bus.ts'
import type { Config } from '../../src/config.ts'
import { grantMembership } from '../../src/domain/accounts/index.ts'
import { SYSTEM } from '../../src/kernel/actor.ts'
import { systemClock } from '../../src/platform/clock/clock.ts'
import type { Database } from '../../src/platform/database/database.ts'
import { createLog } from '../../src/platform/log/log.ts'
import { openSignIn, secretIn } from '../../src/platform/sign-in/index.ts'
import { newAccount } from '../../test/people.ts'

/** An editor of a region who is signed in: what her browser sends along. */
export interface Colleague {
  headers: Readonly<Record<string, string>>
}

/** Somebody new who came with a passkey, so that nothing more is asked for. */
export async function newColleague(database: Database, config: Config, region: string): Promise<Colleague> {
  const account = await newAccount(database, 'Emre')
  const bus = busOver(database, systemClock, () => {})
  await bus.execute(grantMembership, { account, role: 'editor', region }, SYSTEM)
  const { sessions } = await openSignIn({
    ...{ database, clock: systemClock, log: createLog('silent'), provider: undefined },
    publicUrl: config.publicUrl,
    secret: await secretIn(config.data),
    isInvited: async () => false,
  })
  const { cookies } = await sessions.arrive(new Headers(), account, 'passkey')
  const cookie = cookies.map((one) => one.split(';')[0]).join('; ')
  return { headers: { cookie, origin: config.publicUrl } }
}
