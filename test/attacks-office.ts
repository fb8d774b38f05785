import { invite } from '../src/domain/accounts/index.ts'
import { createContact, describeContact } from '../src/domain/contacts/index.ts'
import { approveReview, comment, keepDraft, requestReview, sendBack } from '../src/domain/drafting/index.ts'
import { addPicture, describePicture } from '../src/domain/media/index.ts'
import { createOrganisation } from '../src/domain/organisations/index.ts'
import { createPage, publishPage, writePage } from '../src/domain/pages/index.ts'
import { writeLegal } from '../src/domain/regions/index.ts'
import { draftOf } from '../src/domain/translations/index.ts'
import { type AccountActor, SYSTEM } from '../src/kernel/actor.ts'
import { Refusal } from '../src/kernel/refusal.ts'
import type { Command } from '../src/platform/commands/command.ts'
import type { Office } from '../src/web/backoffice/testing-office.ts'
import type { Attack } from './attack-classes.ts'
import { newAccount } from './people.ts'

/** What was stored, and how often a door said no. */
export interface Attacked {
  pages: string[]
  /** Addresses of the pages on the site. */
  slugs: string[]
  texts: number[]
  contacts: string[]
  refused: number
  accepted: number
}

/** Fields of texts (kernel/module, TextKind) that `attackWith` writes: 'page title'. */
export const WRITTEN: readonly string[] = [
  ...['page title', 'page slug', 'page content'],
  ...['name', 'phone', 'email', 'website', 'street', 'postcode', 'town'].map((field) => `contact ${field}`),
  ...[
    'contact area',
    'contact hours',
    'media alt',
    'organisation name',
    'organisation website',
    'legal title',
    'legal content',
  ],
]

/** Puts a string into every text field of everything, as somebody who may. What a door refuses, it refuses. */
export async function attackWith(
  { house, region }: Office,
  by: AccountActor,
  attacks: readonly Attack[],
): Promise<Attacked> {
  const done: Attacked = { pages: [], slugs: [], texts: [], contacts: [], refused: 0, accepted: 0 }
  async function knock<G, I, O>(
    command: Command<G, I, O>,
    input: G,
    as: AccountActor | typeof SYSTEM = SYSTEM,
  ): Promise<O | undefined> {
    try {
      const answer = await house.bus.execute(command, input, as)
      done.accepted++
      return answer
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      done.refused++
      return undefined
    }
  }
  for (const [i, { text }] of attacks.entries()) {
    const organisation = (await knock(createOrganisation, { region, name: text })) ?? null
    await knock(createOrganisation, { region, name: `Stelle ${i}`, website: text })
    const contact =
      (await knock(createContact, {
        region,
        organisation,
        facts: { name: text.slice(0, 200), street: text.slice(0, 200), town: text.slice(0, 200) },
      })) ?? (await knock(createContact, { region, facts: { name: `Amt ${i}` } }))
    for (const field of ['phone', 'email', 'website', 'postcode'])
      await knock(createContact, { region, facts: { name: `Amt ${i}`, [field]: text } })
    if (contact) {
      done.contacts.push(contact)
      await knock(describeContact, { contact, language: 'de', area: text, hours: text })
    }
    const picture = { hash: i.toString(16).padStart(64, '0'), width: 640, height: 480, bytes: 1 }
    const media = await knock(addPicture, { region, picture, name: text.slice(0, 200) || 'x' })
    if (media) await knock(describePicture, { media, language: 'de', alt: text.slice(0, 500) })
    const page = await house.bus.execute(
      createPage,
      { region, parent: null, position: i, organisation, contacts: contact ? [contact] : [] },
      SYSTEM,
    )
    const quotes = `${media ? `<img data-media="${media}">` : ''}${contact ? `<div data-contact="${contact}"></div>` : ''}`
    const at = { page, language: 'de', note: text.slice(0, 500) }
    await knock(writePage, { ...at, head: 0, title: text, slug: text, content: text }, by)
    const slug = `angriff-${i}`
    const heads = { title: text, slug, content: `${quotes}${text}` }
    const saved =
      (await knock(writePage, { ...at, head: await headOf(house, page), ...heads }, by)) ??
      (await knock(
        writePage,
        { ...at, note: '', head: await headOf(house, page), ...heads, title: `Angriff ${i}` },
        by,
      )) ??
      (await knock(
        writePage,
        { ...at, note: '', head: await headOf(house, page), title: `Angriff ${i}`, slug, content: '' },
        by,
      ))
    if (!saved) throw new Error(`nothing at all could be saved for ${JSON.stringify(text.slice(0, 80))}`)
    await knock(comment, { ...saved, body: text }, by)
    const review = await knock(requestReview, { ...saved, note: text }, by)
    if (review && i % 2) await knock(sendBack, { review, reason: text }, by)
    else if (review) await knock(approveReview, { review }, by)
    if (i % 2) await knock(publishPage, { page, ...saved })
    await knock(
      keepDraft,
      {
        kind: 'page',
        subject: page,
        language: 'de',
        head: saved.version,
        values: { title: text, slug: text, content: text },
      },
      by,
    )
    done.pages.push(page)
    done.slugs.push(slug)
    done.texts.push(saved.text)
    await knock(invite, {
      email: `gast-${i}@hafen.example`,
      name: text.slice(0, 200),
      role: 'author',
      region,
    })
    if (!text.includes('\0')) await newAccount(house.database, text.toWellFormed().slice(0, 200))
  }
  const legal = attacks.map(({ text }) => text).filter((text) => /[<&]/.test(text) && !text.includes('\0'))
  for (const kind of ['imprint', 'privacy', 'accessibility'] as const)
    await knock(writeLegal, {
      region,
      language: 'de',
      kind,
      title: legal[0] ?? 'x',
      content: legal.join('\n'),
    })
  await house.worker.drain()
  return done
}

const headOf = async ({ database }: Office['house'], page: string): Promise<number> =>
  (await draftOf(database.reader, 'page', page, 'de'))?.head ?? 0
