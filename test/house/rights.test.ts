import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { needsSecondFactor } from '../../src/domain/accounts/index.ts'
import type { AccountActor } from '../../src/kernel/actor.ts'
import type { Policy } from '../../src/kernel/module.ts'
import { Refusal } from '../../src/kernel/refusal.ts'
import { isForAccounts } from '../../src/kernel/right.ts'
import { ROLES, type Role } from '../../src/kernel/role.ts'
import { MODULES } from '../../src/modules.ts'
import type { Command } from '../../src/platform/commands/command.ts'
import { DATABASES } from '../databases.ts'
import { openTown, type Town } from '../town.ts'
import { commandsIn } from './commands-of-modules.ts'
import { textOf } from './files.ts'
import { CASES, type Case, NO_ACCOUNT } from './rights-cases.ts'
import { buildWorld, nowhere, ORGANISATIONS, somebody, type Whose, type World } from './rights-world.ts'
import { withRoles } from './roles-table.ts'

/** The roles by their letters, as the table below has them. */
const LETTERS: Readonly<Record<Role | 'no role', string>> = {
  ...{ 'service team': 'S', 'region management': 'R', editor: 'E', author: 'A', 'event manager': 'M' },
  ...{ observer: 'O', translator: 'T', partner: 'P', analyst: 'N', 'no role': '-' },
}

/**
 * Who may what, said a second time and by hand. Letters are roles: S service team (everywhere), R region management,
 * E editor, A author, T translator, P partner (her organisation's things); e, a: editor or author of the page, with any
 * role in the region. '*': everybody who has an account.
 */
const TABLE: Readonly<Record<string, string>> = {
  'page.create': 'SREAP ea',
  'page.write (origin)': 'SREAP ea',
  'page.write (translation)': 'SREAPT ea',
  'page.write (language that the region has not)': 'SREAP ea',
  'page.place': 'SRE',
  'page.move': 'SRE',
  'page.equip': 'SRE e',
  'page.publish': 'SRE e',
  'page.withdraw': 'SRE e',
  'page.unschedule': 'SRE e',
  'page.archive': 'SRE e',
  'page.allow': 'SR',
  'page.disallow': 'SR',
  'contact.create': 'SREAP',
  'contact.change (facts)': 'SREAP',
  'contact.change (words)': 'SREAPT',
  'contact.publish': 'SRE',
  'contact.withdraw': 'SRE',
  'contact.unschedule': 'SRE',
  'contact.describe': 'SRE',
  'contact.archive': 'SRE',
  'contact.assign': 'SRE',
  'organisation.create': 'SRE',
  'media.add': 'SRE',
  'media.describe': 'SRE',
  'region.create': 'S',
  'region.change': 'SR',
  'region.add-language': 'SR',
  'region.write-legal': 'SR',
  'text.save': '',
  'text.publish': '',
  'text.withdraw': '',
  'text.unschedule': '',
  'text.autosave': '',
  'text.drop-autosave': '',
  'text.check': 'SRE',
  'draft.keep (origin)': 'SREAP ea',
  'draft.keep (translation)': 'SREAPT ea',
  'draft.drop': 'SREAP ea',
  'presence.show': 'SREAP ea',
  'presence.leave': 'SREAP ea',
  'version.restore': 'SREAP ea',
  'review.request': 'SREAP ea',
  'review.withdraw': 'SREAP ea',
  'review.comment': 'SREAP ea',
  'review.approve': 'SRE e',
  'review.send-back': 'SRE e',
  'replacement.start': 'SREAP ea',
  'replacement.replace': 'SREAP ea',
  'replacement.undo': 'SREAP ea',
  'replacement.restore': 'SREAP ea',
  'account.invite': 'SR',
  'account.invite (service team)': 'S',
  'account.uninvite': 'SR',
  'account.accept (hers)': '*',
  'account.accept (another’s)': '',
  'account.close': 'SR',
  'membership.grant': 'SR',
  'membership.change': 'SR',
  'membership.end': 'SR',
}

interface Cell {
  role: Role | 'no role'
  where: 'own' | 'other'
  whose: Whose
  right: 'none' | 'author' | 'editor'
}

const WHO = [...ROLES, 'no role'] as const

const policy: Policy = Object.assign({}, ...MODULES.map((module) => module.policy))
const verbOf = (name: string): string => name.split(' ')[0] as string

function cellsOf({ about }: Case): Cell[] {
  const organisations = about === 'region' ? (['none'] as const) : ORGANISATIONS
  const rights = about === 'page' ? (['none', 'author', 'editor'] as const) : (['none'] as const)
  return WHO.flatMap((role) =>
    (['own', 'other'] as const).flatMap((where) =>
      organisations.flatMap((whose) => rights.map((right) => ({ role, where, whose, right }))),
    ),
  )
}

/** What the table says of a cell. */
function isDeclared(letters: string, { role, where, whose, right }: Cell): boolean {
  if (letters.includes('*')) return true
  const isThere = role === 'service team' || (where === 'own' && role !== 'no role')
  const byRole = letters.includes(LETTERS[role]) && (role !== 'partner' || whose === 'own')
  const byPage = right !== 'none' && letters.includes(right === 'editor' ? 'e' : 'a')
  return isThere && (byRole || byPage)
}

/** What somebody is told: 'let in' when it is not her rights that stop her. */
async function told(town: Town, actor: AccountActor, { command }: Case, input: unknown): Promise<string> {
  try {
    await town.house.bus.execute(command, input, actor)
    return 'let in'
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    if (error.code === 'forbidden') return 'forbidden'
    return error.message === 'There is nothing like this here.' ? 'nothing here' : 'let in'
  }
}

describe.each(DATABASES)('rights (%s)', (kind) => {
  let town: Town
  let world: World
  beforeAll(async () => {
    town = await openTown(kind)
    world = await buildWorld(town)
  })
  afterAll(() => town.leave())

  const actorFor = ({ role, where, whose, right }: Cell) => {
    const place = world[where]
    const organisation = place.organisation.own
    return somebody(world, role, {
      organisation,
      ...(right !== 'none' && { page: place.page[whose].id, right }),
    })
  }

  /** Cells in which the house does not do what a table says, and how many were tried. */
  async function mismatches(name: string, letters: string): Promise<{ wrong: string[]; tried: number }> {
    const one = CASES[name] as Case
    const wrong: string[] = []
    const cells = cellsOf(one)
    for (const cell of cells) {
      const input = await one.input({ town, place: world[cell.where], whose: cell.whose })
      const answer = await told(town, actorFor(cell), one, input)
      if ((answer === 'let in') !== isDeclared(letters, cell))
        wrong.push(
          `${name}, ${cell.role}, ${cell.where} region, ${cell.whose} organisation, right ${cell.right}: ${answer}`,
        )
    }
    return { wrong, tried: cells.length }
  }

  it.each(Object.entries(TABLE))('%s: %s', async (name, letters) => {
    const { wrong, tried } = await mismatches(name, letters)
    expect(wrong).toEqual([])
    expect(tried).toBeGreaterThanOrEqual(20)
  })

  it('a table that says other is found out: one role more, one less, one right on a page less', async () => {
    expect((await mismatches('page.publish', 'SREA e')).wrong).toHaveLength(6)
    expect((await mismatches('page.publish', 'SR e')).wrong).toHaveLength(6)
    expect((await mismatches('page.publish', 'SRE')).wrong.length).toBeGreaterThan(10)
    expect((await mismatches('contact.create', '')).wrong.length).toBeGreaterThan(5)
  })

  it('whether a thing of another region is there, is not told', async () => {
    const absent = nowhere(world.other.member)
    let asked = 0
    for (const [name, one] of Object.entries(CASES)) {
      for (const role of WHO.filter((who) => who !== 'service team')) {
        const actor = somebody(world, role)
        const answers: string[] = []
        for (const place of [world.other, absent]) {
          const input = await one.input({ town, place, whose: 'own' })
          answers.push(await told(town, actor, one, input))
        }
        asked++
        expect(answers[0], `${name}, ${role}`).toBe(answers[1])
      }
    }
    expect(asked).toBeGreaterThan(250)
  })
})

it('the guide to roles says what the policies say', () => {
  const guide = textOf('docs/guides/roles.md')
  expect(withRoles(guide), 'run: npm run roles').toBe(guide)
  const broken = guide.replace('| `region.create` | service team |', '| `region.create` | author |')
  expect(broken).not.toBe(guide)
  expect(withRoles(broken)).toBe(guide)
})

describe('every right is declared', () => {
  const verbs = Object.keys(policy)
  const forAccounts = verbs.filter((verb) => isForAccounts(policy[verb] ?? []))

  it('every verb stands in the table, or is no account’s', () => {
    const tabled = new Set(Object.keys(TABLE).map(verbOf))
    expect(verbs.filter((verb) => !tabled.has(verb) && !NO_ACCOUNT.includes(verb))).toEqual([])
    expect(NO_ACCOUNT.filter((verb) => forAccounts.includes(verb))).toEqual([])
    expect(Object.keys(CASES).sort()).toEqual(Object.keys(TABLE).sort())
  })

  it('a command that accounts may call says what it is about', async () => {
    const commands = await commandsIn(MODULES.map(({ name }) => name))
    expect(silent(commands, forAccounts)).toEqual([])
    expect(commands.length).toBeGreaterThan(30)
    expect(silent([{ name: 'page.write' } as never], forAccounts)).toEqual(['page.write'])
  })

  const silent = (commands: readonly Command<never, never, unknown>[], among: readonly string[]) =>
    commands.filter(({ name, about }) => among.includes(name) && !about).map(({ name }) => name)

  it('nobody who may grant roles has less than she gives', () => {
    const has = (role: Role) => verbs.filter((verb) => policy[verb]?.includes(role)).concat(viewsOf(role))
    for (const role of ROLES.filter((one) => one !== 'service team'))
      expect(new Set(has('region management'))).toEqual(new Set([...has('region management'), ...has(role)]))
    expect(new Set(has('service team'))).toEqual(
      new Set([...has('service team'), ...has('region management')]),
    )
  })

  it('a role that makes something public, or gives rights, needs a second factor; no other does', () => {
    const heavy = ['page.publish', 'region.write-legal', 'contact.publish', 'membership.grant']
    for (const role of ROLES) {
      const membership = { role, region: 'hafen', organisation: null }
      const publishes = heavy.some((verb) => policy[verb]?.includes(role))
      expect(needsSecondFactor([membership]), role).toBe(publishes)
      expect(needsSecondFactor([membership], [{ page: 'p', right: 'editor' }])).toBe(true)
    }
    expect(needsSecondFactor([], [{ page: 'p', right: 'editor' }])).toBe(false)
  })

  const viewsOf = (role: Role): string[] =>
    MODULES.flatMap(({ views = {} }) => Object.keys(views).filter((verb) => views[verb]?.includes(role)))
})
