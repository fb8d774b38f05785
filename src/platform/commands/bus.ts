import type { Actor } from '../../kernel/actor.ts'
import { newId } from '../../kernel/id.ts'
import type { Policy } from '../../kernel/module.ts'
import { Refusal } from '../../kernel/refusal.ts'
import type { Clock } from '../clock/clock.ts'
import type { Database } from '../database/database.ts'
import { tables } from '../database/handle.ts'
import { enqueue, type JobRequest } from '../jobs/queue.ts'
import { admit, refuseStrangers } from './admission.ts'
import { createChecks } from './checks.ts'
import type { Command, Context, NewEvent } from './command.ts'

export interface Bus {
  /** Checks who may, parses, acts, and records what happened, all in one transaction. */
  execute<G, I, O>(command: Command<G, I, O>, input: G, actor: Actor): Promise<O>
}

export interface BusParts {
  database: Pick<Database, 'write'>
  clock: Clock
  policies: readonly Policy[]
  /** Which jobs an event asks for: they are stored with it, so no effect is lost. */
  jobsFor(event: NewEvent): JobRequest[]
  /** Called after a commit that left jobs behind. */
  wake(): void
}

interface EventThing {
  thing: string
  event_id: string
  region_id: string | null
}

interface EventsTables {
  event_things: EventThing
  events: {
    id: string
    name: string
    region_id: string | null
    ids: string
    actor_kind: string
    actor_id: string | null
    at: string
  }
}

export function createBus({ database, clock, policies, jobsFor, wake }: BusParts): Bus {
  const policy: Policy = Object.assign({}, ...policies)

  return {
    async execute(command, input, actor) {
      refuseStrangers(lineOf(command.name), command.name, actor, false)
      let jobs = 0
      const output = await database.write(async (tx) => {
        const events: NewEvent[] = []
        const checks = createChecks()
        const context: Context = {
          tx,
          actor,
          now: clock(),
          call: (other, value) => run(other, value, context, true),
          note: (event) => events.push(event),
          atTheEnd: checks.add,
        }
        const result = await run(command, input, context, false)
        await checks.ask()
        jobs = await record(context, events)
        return result
      })
      if (jobs > 0) wake()
      return output
    },
  }

  async function run<G, I, O>(
    command: Command<G, I, O>,
    input: G,
    context: Context,
    within: boolean,
  ): Promise<O> {
    const line = lineOf(command.name)
    refuseStrangers(line, command.name, context.actor, within)
    const parsed = command.input.safeParse(input)
    if (!parsed.success) {
      const faults = parsed.error.issues.map((issue) => ({
        where: issue.path.join('.'),
        what: issue.message,
      }))
      throw new Refusal('invalid', `${command.name}: the input is not right`, faults)
    }
    await admit(line, command, context, parsed.data, within)
    return command.run(context, parsed.data)
  }

  function lineOf(verb: string): Policy[string] {
    const line = policy[verb]
    if (!line) throw new Error(`no policy names '${verb}': add a line to its module's policy.ts`)
    return line
  }

  async function record({ tx, actor, now }: Context, events: NewEvent[]): Promise<number> {
    const requests = new Map(events.flatMap(jobsFor).map((job) => [job.key, job]))
    const rows = events.map((event) => ({
      id: newId(),
      name: event.name,
      region_id: event.region,
      ids: JSON.stringify(event.ids),
      actor_kind: actor.kind,
      actor_id: actor.id,
      at: now,
    }))
    for (let i = 0; i < rows.length; i += 1000) {
      await tables<EventsTables>(tx)
        .insertInto('events')
        .values(rows.slice(i, i + 1000))
        .execute()
    }
    const things = rows.flatMap((row, i) => thingsOf(row, events[i]?.ids ?? {}))
    for (let i = 0; i < things.length; i += 1000) {
      await tables<EventsTables>(tx)
        .insertInto('event_things')
        .values(things.slice(i, i + 1000))
        .execute()
    }
    for (const job of requests.values()) await enqueue(tx, job, now)
    return requests.size
  }
}

/** What an event is about: texts are ids, numbers count versions, and a language is no thing of its own. */
function thingsOf(row: { id: string; region_id: string | null }, ids: NewEvent['ids']): EventThing[] {
  const things = Object.entries(ids).flatMap(([kind, id]) =>
    kind !== 'language' && typeof id === 'string' ? [id] : [],
  )
  return [...new Set(things)].map((thing) => ({ thing, event_id: row.id, region_id: row.region_id }))
}
