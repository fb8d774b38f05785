import { isInvited } from './domain/accounts/index.ts'
import type { House } from './house.ts'
import type { SignIn } from './platform/sign-in/index.ts'

const opened = new WeakMap<object, Promise<SignIn>>()

/**
 * Who is it? Opened at the first question: most processes never ask, and what it needs takes half a second to load.
 * @example await (await signInOf(house)).accounts.byEmail('oksana@ankerland.example')
 */
export function signInOf(house: House): Promise<SignIn> {
  const { database } = house
  const known = opened.get(database)
  if (known) return known
  const opening = open(house)
  opened.set(database, opening)
  opening.catch(() => opened.delete(database))
  return opening
}

async function open({ config, database, clock, log }: House): Promise<SignIn> {
  const { openSignIn, secretIn } = await import('./platform/sign-in/index.ts')
  const { publicUrl, provider, data } = config
  return openSignIn({
    database,
    clock,
    log,
    publicUrl,
    provider: provider ?? undefined,
    secret: await secretIn(data),
    isInvited: (email) => isInvited(database.reader, email, clock()),
  })
}
