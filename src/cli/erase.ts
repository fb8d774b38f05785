import { parseArgs } from 'node:util'
import { contactsOf } from '../domain/contacts/index.ts'
import { erase } from '../domain/keeping/index.ts'
import type { House } from '../house.ts'
import { Refusal } from '../kernel/refusal.ts'
import { ERASERS } from '../modules.ts'
import { Misuse, type Verb } from './surroundings.ts'
import { OPERATOR, theRegion } from './the-region.ts'
import { withHouse } from './with-house.ts'

export const eraseVerb: Verb = {
  words: ['erase'],
  help: `ankerplatz erase contact <number> --region <slug>
ankerplatz erase account <id>
  Erases a person for good: the facts of a contact in all versions, drafts and editions; an account's id wherever it
  stands. There is no way back. That it happened is noted by id, in erasures.ndjson of the data folder too: keep that file
  apart from backups, so that an older one does not bring anybody back.`,
  async run(args, surroundings) {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { region: { type: 'string' } },
    })
    const [kind, name] = positionals
    if (!kind || !name) throw new Misuse('Say who: contact <number> --region <slug>, or account <id>.')
    return withHouse(surroundings, async (house) => {
      const subject = kind === 'contact' ? await contactNumber(house, name, values.region) : name
      await house.bus.execute(erase, { kind, subject, erasers: ERASERS }, OPERATOR)
      await house.worker.drain()
      surroundings.out(`${kind} ${name} is erased\n`)
      return 0
    })
  },
}

/** The id of a contact by its number, as the site and Integreat's apps call it. */
async function contactNumber(house: House, name: string, slug: string | undefined): Promise<string> {
  const region = await theRegion(house, slug)
  const contacts = await contactsOf(house.database.reader, region.id)
  const contact = contacts.find(({ number }) => String(number) === name)
  if (!contact) throw new Refusal('unknown', `There is no contact ${name} in '${region.slug}'.`)
  return contact.id
}
