import { parseArgs } from 'node:util'
import { Refusal } from '../kernel/refusal.ts'
import { signInOf } from '../sign-in.ts'
import { resetLink } from '../web/backoffice/letters.ts'
import { Misuse, type Verb } from './surroundings.ts'
import { withHouse } from './with-house.ts'

export const accountResetPasswordVerb: Verb = {
  words: ['account', 'reset-password'],
  help: `ankerplatz account reset-password --email <address> [--without-second-factor]
  Prints a link with which she sets a new password: once, within an hour. With --without-second-factor her app for codes
  and her passkeys are removed too, for when she has lost them; her role asks for a new one when she comes in. Be sure
  that it is she who asks.`,
  async run(args, surroundings) {
    const { values } = parseArgs({
      args: [...args],
      options: { email: { type: 'string' }, 'without-second-factor': { type: 'boolean', default: false } },
    })
    const { email } = values
    if (!email) throw new Misuse('Say whose: --email.')
    return withHouse(surroundings, async (house) => {
      const { accounts, password } = await signInOf(house)
      const account = await accounts.byEmail(email)
      if (!account || account.closedAt !== null)
        throw new Refusal(
          'unknown',
          `There is no account with the address ${email}. Who was invited and never came in gets a new link from 'account add'.`,
        )
      if (values['without-second-factor']) await accounts.forgetMeans(account.id)
      const link = resetLink(house.config.publicUrl, await password.resetToken(account.id))
      surroundings.out(`Give her this link; it works once, within an hour:\n${link}\n`)
      return 0
    })
  },
}
