import { describe, expect, it } from 'vitest'
import { toInstant } from '../../kernel/instant.ts'
import { createPauses, pauseAfter } from './pauses.ts'

function pausesWithClock() {
  let now = Date.parse('2026-11-22T12:00:00Z')
  const pauses = createPauses(() => toInstant(now))
  const fail = (email: string, times: number): number[] =>
    Array.from({ length: times }, () => pauses.ask(email))
  return { pauses, fail, later: (ms: number) => (now += ms) }
}

describe('after wrong passwords', () => {
  it('five cost nothing, then each pause is twice as long, up to a quarter of an hour', () => {
    expect([1, 5, 6, 7, 8, 30].map((count) => pauseAfter(count, false) / 1000)).toEqual([0, 0, 2, 4, 8, 900])
  })

  it('one waits, and may try again when the pause is over', () => {
    const { fail, later, pauses } = pausesWithClock()
    expect(fail('oksana@ankerland.example', 6)).toEqual([0, 0, 0, 0, 0, 0])
    expect(pauses.ask('Oksana@ankerland.example ')).toBe(2000)
    later(2000)
    expect(pauses.ask('oksana@ankerland.example')).toBe(0)
    expect(pauses.ask('oksana@ankerland.example')).toBe(4000)
  })

  it('nobody else waits', () => {
    const { fail, pauses } = pausesWithClock()
    fail('oksana@ankerland.example', 20)
    expect(pauses.ask('karim@ankerland.example')).toBe(0)
  })

  it('the right one ends all pauses of this account', () => {
    const { fail, pauses } = pausesWithClock()
    fail('oksana@ankerland.example', 5)
    pauses.succeeded('oksana@ankerland.example')
    expect(fail('oksana@ankerland.example', 6)).toEqual([0, 0, 0, 0, 0, 0])
  })

  it('when strangers try everywhere, one is enough for a pause', () => {
    const { fail, pauses, later } = pausesWithClock()
    for (let i = 0; i < 201; i++) fail(`somebody-${i}@ankerland.example`, 1)
    fail('oksana@ankerland.example', 2)
    expect(pauses.ask('oksana@ankerland.example')).toBe(2000)
    later(11 * 60_000)
    expect(fail('karim@ankerland.example', 3)).toEqual([0, 0, 0])
  })

  it('what the database remembers counts after a restart', () => {
    const { pauses, later } = pausesWithClock()
    pauses.recall('oksana@ankerland.example', { count: 9, lastAt: Date.parse('2026-11-22T12:00:00Z') })
    expect(pauses.knows('oksana@ankerland.example')).toBe(true)
    expect(pauses.ask('oksana@ankerland.example')).toBe(16_000)
    later(24 * 3600_000 + 1)
    expect(pauses.ask('oksana@ankerland.example')).toBe(0)
  })
})
