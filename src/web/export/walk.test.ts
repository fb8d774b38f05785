import { expect, it } from 'vitest'
import { walk } from './walk.ts'

const answer = async (path: string) => new Response(path, { status: path === '/gone' ? 404 : 200 })

it('every address is asked for once, however many name it', async () => {
  const links: Record<string, string[]> = {
    '/': ['/a', '/b'],
    '/a': ['/b', '/', '/gone'],
    '/b': ['/a', '/gone'],
  }
  const asked: string[] = []
  const gone: (string | null)[] = []
  await walk({
    ask: (path) => {
      asked.push(path)
      return answer(path)
    },
    begin: ['/'],
    visit: async ({ path, status, from }) => {
      if (status === 404) gone.push(from)
      return links[path] ?? []
    },
    onProgress: () => {},
  })
  expect(asked.sort()).toEqual(['/', '/a', '/b', '/gone'])
  expect(gone).toEqual(['/a'])
})

it('when one fails, it ends when those under way have ended', async () => {
  const begun: string[] = []
  const ended: string[] = []
  const walking = walk({
    ask: answer,
    begin: Array.from({ length: 50 }, (_, i) => `/${i}`),
    visit: async ({ path }) => {
      begun.push(path)
      if (path === '/0') throw new Error('no room')
      await new Promise((later) => setImmediate(later))
      ended.push(path)
      return []
    },
    onProgress: () => {},
  })
  await expect(walking).rejects.toThrow('no room')
  expect(ended).toHaveLength(begun.length - 1)
  expect(begun.length).toBeLessThan(10)
})
