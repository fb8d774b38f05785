import { expect, test } from 'vitest'
import { keep } from './kept.ts'

function maker(text: string) {
  const calls = { count: 0 }
  return {
    calls,
    make: async () => {
      calls.count++
      return text
    },
  }
}

test('a text is made once, also for those who ask while it is being made', async () => {
  const kept = keep(100)
  const { calls, make } = maker('hello')
  expect(await Promise.all([kept('a', make), kept('a', make)])).toEqual(['hello', 'hello'])
  await kept('a', make)
  expect(calls.count).toBe(1)
})

test('when there is no room, what was not asked for longest goes first', async () => {
  const kept = keep(10)
  const [a, b, c] = [maker('aaaa'), maker('bbbb'), maker('cccc')]
  await kept('a', a.make)
  await kept('b', b.make)
  await kept('a', a.make)
  await kept('c', c.make)
  await kept('a', a.make)
  await kept('b', b.make)
  expect([a.calls.count, b.calls.count, c.calls.count]).toEqual([1, 2, 1])
})

test('a failure is not kept', async () => {
  const kept = keep(10)
  await expect(kept('a', () => Promise.reject(new Error('no')))).rejects.toThrow('no')
  expect(await kept('a', async () => 'yes')).toBe('yes')
})
