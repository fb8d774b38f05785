import { parseArgs } from 'node:util'
import { invite } from '../domain/accounts/index.ts'
import { fullName } from '../domain/regions/public.ts'
import { ROLES, type Role } from '../kernel/role.ts'
import { invitationLink, invitationMail } from '../web/backoffice/letters.ts'
import { Misuse, type Verb } from './surroundings.ts'
import { OPERATOR, theRegion } from './the-region.ts'
import { withHouse } from './with-house.ts'

export const accountAddVerb: Verb = {
  words: ['account', 'add'],
  help: `ankerplatz account add --email <address> --name <name> --role <role> [--region <slug>] [--organisation <id>]
    [--language de|en] [--mail]
  Invites somebody to the back office and prints the link with which she comes in: once, within seven days. With --mail
  it is sent to her instead. Roles: ${ROLES.join(', ')}. All but the service team work in a region; a
  partner speaks for an organisation.`,
  async run(args, surroundings) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        email: { type: 'string' },
        name: { type: 'string' },
        role: { type: 'string' },
        region: { type: 'string' },
        organisation: { type: 'string' },
        language: { type: 'string', default: 'de' },
        mail: { type: 'boolean', default: false },
      },
    })
    const { email, name, language } = values
    if (!email || !name) throw new Misuse('Say who it is: --email and --name.')
    const role = roleNamed(values.role)
    return withHouse(surroundings, async (house) => {
      const { bus, mail, config } = house
      const region = values.region === undefined ? undefined : await theRegion(house, values.region)
      const where = { region: region?.id ?? null, organisation: values.organisation ?? null }
      if (values.mail && !mail.configured) throw new Misuse('SMTP_URL is not set: leave --mail out.')
      const invited = await bus.execute(invite, { email, name, role, ...where }, OPERATOR)
      const { invitation: id, token, expiresAt } = invited
      const { publicUrl } = config
      if (values.mail) {
        const place = region ? fullName(region) : new URL(publicUrl).hostname
        await mail.send(invitationMail({ id, to: email, publicUrl, token, place, language }))
        surroundings.out(`${email} is invited, by mail, until ${expiresAt}.\n`)
      } else {
        const link = invitationLink(publicUrl, token)
        surroundings.out(
          `${email} is invited. Give her this link; it works once, until ${expiresAt}:\n${link}\n`,
        )
      }
      return 0
    })
  },
}

function roleNamed(name: string | undefined): Role {
  const role = ROLES.find((known) => known === name?.replaceAll('-', ' '))
  if (!role) throw new Misuse(`Say in which role: --role, one of ${ROLES.join(', ')}.`)
  return role
}
