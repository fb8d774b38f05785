import { createOrganisation } from '../../src/domain/organisations/index.ts'
import { createPage, publishPage } from '../../src/domain/pages/index.ts'
import { addLanguage, createRegion } from '../../src/domain/regions/index.ts'
import { draftOf } from '../../src/domain/translations/index.ts'
import type { AccountActor } from '../../src/kernel/actor.ts'
import type { Role } from '../../src/kernel/role.ts'
import type { Command } from '../../src/platform/commands/command.ts'
import { newAccount } from '../people.ts'
import { HAFEN, type Town } from '../town.ts'
import { type Model, PEOPLE, type Who, type Words } from './model.ts'

/** How people knock. A test that wants to be caught hands in another one. */
export type Door = <G, I, O>(command: Command<G, I, O>, input: G, actor: AccountActor) => Promise<O>

/** A region of its own for one sequence, with the model of it. */
export interface Play {
  town: Town
  door: Door
  slug: string
  region: string
  began: number
  people: Record<Who, AccountActor>
  /** Ids of the model's pages. */
  pages: string[]
  /** 'page language' -> the number of the text, and the id of its newest review. */
  texts: Map<string, number>
  reviews: Map<string, string>
  model: Model
  /** Every text is another one. */
  count: number
}

const ROLE: Record<Who, Role> = {
  manager: 'region management',
  editor: 'editor',
  author: 'author',
  keeper: 'author',
  translator: 'translator',
  partner: 'partner',
  observer: 'observer',
  stranger: 'editor',
}

/** Accounts of all people of the model: one of each for the whole house. */
export async function accounts({ house }: Town): Promise<Record<Who, string>> {
  const ids = PEOPLE.map(async (who) => [who, await newAccount(house.database, who)] as const)
  return Object.fromEntries(await Promise.all(ids)) as Record<Who, string>
}

let regions = 0

/** A new region: a chapter that is public in German, a page of the partner's below it, and a chapter that is a draft. */
export async function beginPlay(town: Town, ids: Record<Who, string>, door: Door): Promise<Play> {
  const slug = `spiel-${++regions}`
  const region = await town.run(createRegion, { slug, language: 'de', ...HAFEN, name: slug, aliases: [] })
  await town.run(addLanguage, { region, language: 'uk', parent: 'de' })
  const organisation = await town.run(createOrganisation, { region, name: 'Lotsenhaus' })
  const pages: string[] = []
  const texts = new Map<string, number>()
  const model: Model = { hour: 0, pages: [], typed: {} }
  for (const [i, parent] of [null, 0, null].entries()) {
    const place = { region, parent: parent === null ? null : (pages[parent] ?? ''), position: i }
    const words = { ...wordsOf(`anfang-${i}`), content: '' }
    const text = { language: 'de', title: words.title, slug: words.slug }
    const page = await town.run(createPage, { ...place, organisation: i === 1 ? organisation : null, text })
    const draft = await draftOf(town.house.database.reader, 'page', page, 'de')
    const saved = { text: draft?.text ?? 0, version: 1 }
    if (i === 0) await town.run(publishPage, { page, ...saved })
    pages.push(page)
    texts.set(`${i} de`, saved.text)
    const de = {
      versions: [{ words, by: 'house' as const }],
      now: null,
      plan: null,
      published: [],
      review: null,
    }
    model.pages.push({ parent, archived: false, partners: i === 1, version: 1, texts: { de } })
  }
  const first = model.pages[0]?.texts.de
  if (first)
    Object.assign(first, {
      now: { version: 1, from: 0, until: null },
      published: [{ version: 1, by: 'house' }],
    })
  const people = Object.fromEntries(
    PEOPLE.map((who): [Who, AccountActor] => [
      who,
      {
        kind: 'account',
        id: ids[who],
        memberships: [
          {
            role: ROLE[who],
            region: who === 'stranger' ? town.region : region,
            organisation: who === 'partner' ? organisation : null,
          },
        ],
        pages: who === 'keeper' ? [{ page: pages[0] ?? '', right: 'editor' }] : [],
      },
    ]),
  ) as Record<Who, AccountActor>
  const began = Date.parse(town.house.clock())
  return { town, door, slug, region, began, people, pages, texts, reviews: new Map(), model, count: 0 }
}

/** Words that nothing else says. */
export const wordsOf = (name: string, slug: string | null = null): Words => ({
  title: `Titel ${name}`,
  slug: slug ?? `s-${name}`,
  content: `<p>Wort ${name}.</p>`,
})
