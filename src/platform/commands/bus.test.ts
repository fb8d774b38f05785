import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { DATABASES, type FreshDatabase, freshDatabase } from '../../../test/databases.ts'
import { type Actor, SYSTEM } from '../../kernel/actor.ts'
import { toInstant } from '../../kernel/instant.ts'
import type { Policy } from '../../kernel/module.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Role } from '../../kernel/role.ts'
import { type Reader, tables } from '../database/handle.ts'
import { nextNumber } from '../database/numbers.ts'
import { backlog } from '../jobs/queue.ts'
import { type Bus, createBus } from './bus.ts'
import { type Command, defineCommand } from './command.ts'

const VISITOR: Actor = { kind: 'visitor', id: null }
const NOW = toInstant('2026-11-22T12:00:00Z')

const policy: Policy = {
  'bell.ring': ['system', 'visitor', 'within a command'],
  'bell.polish': ['editor'],
  'bell.mute': ['editor'],
  'bell.ring-twice': ['system', 'operator'],
  'bell.break': ['system'],
}

/** Rings: takes a number, and says so. */
const ring = defineCommand({
  name: 'bell.ring',
  input: z.object({ region: z.string(), loudness: z.number().max(10), note: z.string().min(1) }),
  async run({ tx, note, now }, { region }) {
    const number = await nextNumber(tx, 'ring')
    note({ name: 'bell.rang', region, ids: { number } })
    return { number, now }
  },
})
const ringTwice = defineCommand({
  name: 'bell.ring-twice',
  input: z.object({ region: z.string() }),
  async run({ call }, { region }) {
    const input = { region, loudness: 1, note: 'ding' }
    return [(await call(ring, input)).number, (await call(ring, input)).number]
  },
})
const breakBell = defineCommand({
  name: 'bell.break',
  input: z.object({ region: z.string() }),
  async run({ call }, { region }) {
    await call(ring, { region, loudness: 1, note: 'crack' })
    throw new Refusal('unavailable', 'The bell is broken.')
  },
})
/** Polishes a bell that hangs somewhere: rings once, to hear it. */
const BELLS: Readonly<Record<string, string>> = { 'big bell': 'r1', 'small bell': 'r2' }
const polish = defineCommand({
  name: 'bell.polish',
  input: z.object({ bell: z.string() }),
  about: (_, { bell }) => (BELLS[bell] ? { region: BELLS[bell] } : undefined),
  run: ({ call }) => call(ring, { region: 'r1', loudness: 1, note: 'ding' }),
})
const mute = defineCommand({ name: 'bell.mute', input: z.object({}), run: async () => {} })
const silent = defineCommand({ name: 'bell.oil', input: z.object({}), run: async () => {} })

interface Events {
  events: {
    name: string
    region_id: string | null
    ids: string
    actor_kind: string
    actor_id: string | null
    at: string
  }
}
const eventsIn = (reader: Reader) =>
  tables<Events>(reader)
    .selectFrom('events')
    .select(['name', 'region_id', 'ids', 'actor_kind', 'actor_id', 'at'])
    .orderBy('ids')
    .execute()

describe.each(DATABASES)('a command (%s)', (kind) => {
  let fresh: FreshDatabase
  let bus: Bus
  let woken: number
  beforeEach(async () => {
    fresh = await freshDatabase(kind)
    woken = 0
    bus = createBus({
      database: fresh.database,
      clock: () => NOW,
      policies: [policy],
      jobsFor: ({ region }) =>
        region ? [{ key: `publish:${region}`, kind: 'publish', subject: region }] : [],
      wake: () => woken++,
    })
  })
  afterEach(() => fresh.drop())

  const input = { region: 'r1', loudness: 3, note: 'ding' }

  it('acts, and what happened is recorded with who and when', async () => {
    expect(await bus.execute(ring, input, SYSTEM)).toEqual({ number: 1, now: NOW })
    expect(await eventsIn(fresh.database.reader)).toEqual([
      {
        name: 'bell.rang',
        region_id: 'r1',
        ids: '{"number":1}',
        actor_kind: 'system',
        actor_id: 'ankerplatz',
        at: NOW,
      },
    ])
  })

  it('of a visitor is recorded without anything about the visitor', async () => {
    await bus.execute(ring, input, VISITOR)
    expect(await eventsIn(fresh.database.reader)).toMatchObject([{ actor_kind: 'visitor', actor_id: null }])
  })

  it('leaves its jobs behind, each once, and wakes the worker after the commit', async () => {
    await bus.execute(ringTwice, { region: 'r1' }, SYSTEM)
    expect(await backlog(fresh.database.reader)).toEqual({ waiting: 1, failed: 0 })
    expect(woken).toBe(1)
  })

  it('calls others in its own transaction: all of it, or nothing', async () => {
    expect(await bus.execute(ringTwice, { region: 'r1' }, SYSTEM)).toEqual([1, 2])
    await expect(bus.execute(breakBell, { region: 'r1' }, SYSTEM)).rejects.toMatchObject({
      code: 'unavailable',
    })
    expect(await eventsIn(fresh.database.reader)).toHaveLength(2)
    expect(await bus.execute(ring, input, SYSTEM)).toMatchObject({ number: 3 })
  })

  it('that is refused leaves no event, no job, and wakes nobody', async () => {
    await expect(bus.execute(breakBell, { region: 'r1' }, SYSTEM)).rejects.toThrow('The bell is broken.')
    expect(await eventsIn(fresh.database.reader)).toEqual([])
    expect(await backlog(fresh.database.reader)).toEqual({ waiting: 0, failed: 0 })
    expect(woken).toBe(0)
  })

  it('is refused to whom the policy does not name', async () => {
    const asked = bus.execute(ringTwice, { region: 'r1' }, VISITOR)
    await expect(asked).rejects.toMatchObject({ name: 'Refusal', code: 'forbidden' })
  })

  it('that another command calls asks the policy too', async () => {
    const asked = bus.execute(ringTwice, { region: 'r1' }, { kind: 'operator', id: 'root' })
    await expect(asked).rejects.toMatchObject({ code: 'forbidden', message: 'operator may not bell.ring' })
    expect(await eventsIn(fresh.database.reader)).toEqual([])
  })

  it('that no policy names is a fault of ours, not a refusal', async () => {
    const asked = bus.execute(silent, {}, SYSTEM)
    await expect(asked).rejects.toThrow("no policy names 'bell.oil'")
    await expect(asked).rejects.not.toBeInstanceOf(Refusal)
  })

  describe('of an account', () => {
    const who = (role: Role): Actor => ({
      ...{ kind: 'account', id: 'anna', pages: [] },
      memberships: [{ role, region: 'r1', organisation: null }],
    })
    const refused = <G, I, O>(command: Command<G, I, O>, given: G, role: Role) =>
      bus.execute(command, given, who(role)).then(
        () => 'not refused',
        (error) => [error.code, error.message],
      )

    it('is decided by what it is about; what it calls is within it', async () => {
      expect(await bus.execute(polish, { bell: 'big bell' }, who('editor'))).toMatchObject({ number: 1 })
      expect(await eventsIn(fresh.database.reader)).toMatchObject([
        { actor_kind: 'account', actor_id: 'anna' },
      ])
    })

    it('is refused directly, when accounts may only within another', async () => {
      expect(await refused(ring, input, 'editor')).toEqual(['forbidden', 'account may not bell.ring'])
    })

    it('about a thing of another region is refused as if it were not there', async () => {
      const there = await refused(polish, { bell: 'small bell' }, 'editor')
      expect(there).toEqual(['unknown', 'There is nothing like this here.'])
      expect(await refused(polish, { bell: 'no bell' }, 'editor')).toEqual(there)
    })

    it('is refused for a role before the input is looked at', async () => {
      expect(await refused(polish, { bell: 7 } as never, 'author')).toEqual([
        'forbidden',
        'account may not bell.polish',
      ])
    })

    it('that does not say what it is about is a fault of ours', async () => {
      const asked = bus.execute(mute, {}, who('editor'))
      await expect(asked).rejects.toThrow('bell.mute does not say what it is about')
      await expect(asked).rejects.not.toBeInstanceOf(Refusal)
    })
  })

  it('leaves what must hold at the end to the end, once for all, and it undoes everything', async () => {
    const asked: (readonly string[])[] = []
    const promise = (about: string) =>
      defineCommand({
        name: 'bell.ring-twice',
        input: z.object({}),
        async run({ atTheEnd, call }) {
          atTheEnd('bells', about, async (all) => void asked.push(all))
          if (about === 'outer') await call(promise('inner'), {})
          expect(asked).toEqual([])
        },
      })
    await bus.execute(promise('outer'), {}, SYSTEM)
    expect(asked).toEqual([['outer', 'inner']])
    const broken = defineCommand({
      name: 'bell.break',
      input: z.object({}),
      async run({ atTheEnd, call }) {
        atTheEnd('bells', null, () => Promise.reject(new Refusal('taken', 'Too loud.')))
        await call(ring, input)
      },
    })
    await expect(bus.execute(broken, {}, SYSTEM)).rejects.toMatchObject({ code: 'taken' })
    expect(await eventsIn(fresh.database.reader)).toEqual([])
  })

  it('with a wrong input names every fault at once, and where it is', async () => {
    const asked = bus.execute(ring, { region: 1, loudness: 11, note: '' } as never, SYSTEM)
    await expect(asked).rejects.toMatchObject({ name: 'Refusal', code: 'invalid' })
    const { faults } = (await asked.catch((refusal) => refusal)) as Refusal
    expect(faults.map(({ where }) => where)).toEqual(['region', 'loudness', 'note'])
  })
})
