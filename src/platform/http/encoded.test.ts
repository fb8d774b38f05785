import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib'
import { afterEach, describe, expect, it } from 'vitest'
import { ask, closeFront, KEEP, LONG, open } from './testing-front.ts'

afterEach(closeFront)

describe('a response', () => {
  it('that the application has compressed is sent as it is, with a tag of its own in each encoding', async () => {
    const { asked, port } = await open(({ headers }) => {
      const wanted = headers.get('accept-encoding')
      const body = wanted === 'br' ? brotliCompressSync(LONG) : wanted === 'gzip' ? gzipSync(LONG) : LONG
      const encoded: Record<string, string> = wanted ? { 'content-encoding': wanted } : {}
      return new Response(body, {
        headers: { 'content-type': 'application/json', vary: 'accept-encoding', [KEEP]: 'hafen', ...encoded },
      })
    })
    const br = await ask(port, '/a', { 'accept-encoding': 'gzip, deflate, br' })
    const zip = await ask(port, '/a', { 'accept-encoding': 'gzip' })
    const plain = await ask(port, '/a', { 'accept-encoding': 'br;q=0' })
    expect(asked.map(({ headers }) => headers.get('accept-encoding'))).toEqual(['br', 'gzip', null])
    expect(br.body.equals(brotliCompressSync(LONG))).toBe(true)
    expect(brotliDecompressSync(br.body).toString()).toBe(LONG)
    expect(gunzipSync(zip.body).toString()).toBe(LONG)
    expect(plain.body.toString()).toBe(LONG)
    const answers = [br, zip, plain]
    expect(answers.map(({ headers }) => headers['content-encoding'])).toEqual(['br', 'gzip', undefined])
    expect(new Set(answers.map(({ headers }) => headers.etag)).size).toBe(3)
    for (const { headers, body } of answers) {
      expect(headers.vary).toBe('accept-encoding')
      expect(headers['content-length']).toBe(String(body.length))
    }
    const again = await ask(port, '/a', { 'accept-encoding': 'br', 'if-none-match': br.headers.etag ?? '' })
    expect([again.status, asked.length]).toEqual([304, 3])
  })
})

describe('who counts', () => {
  it('is told of each answer: its address, its status, and whether it was remembered', async () => {
    const told: { url: string; status: number; remembered: boolean; ms: number }[] = []
    const app = ({ url }: Request) =>
      url.endsWith('/broken')
        ? Promise.reject(new Error('no'))
        : new Response(LONG, { headers: { 'content-type': 'text/html', [KEEP]: 'hafen' } })
    const { port } = await open(app, { watch: (answered) => told.push(answered) })
    for (const path of ['/a', '/a', '/broken', `/${'a'.repeat(5000)}`]) await ask(port, path)
    const about = told.map(({ url, status, remembered }) => [url.slice(0, 7), status, remembered])
    expect(about).toEqual([
      ['/a', 200, false],
      ['/a', 200, true],
      ['/broken', 500, false],
      ['/aaaaaa', 414, false],
    ])
    for (const { ms } of told) expect(ms).toBeGreaterThanOrEqual(0)
  })
})
