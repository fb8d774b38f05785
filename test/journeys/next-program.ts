import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { localesAtRunTime } from '../../at-run-time.mjs'
import { inlineCss } from '../../inline-css.mjs'
import { wordsFacts } from './pocket.ts'

/** A house that is upgraded while telephones look: the server behind it, with another worker or other editions. */
export interface ChangingHouse {
  url: string
  /** 'old': as it is; 'edition': its editions are of the next revision; 'program': so is its worker. */
  now: 'old' | 'edition' | 'program'
  /** Whether it gives its records away. */
  records: boolean
  close(): Promise<void>
}

/** The revision of the next program. */
export const NEXT = 99

/** Stands before a running house, on a port of loopback. */
export async function changingHouse(behind: string): Promise<ChangingHouse> {
  const worker = await nextWorker()
  const server = createServer((request, response) => {
    answer(request.url ?? '/', request.headers['accept-language'] ?? '').then(
      async (answered) => {
        const type = answered.headers.get('content-type') ?? ''
        const policy = answered.headers.get('content-security-policy')
        response.writeHead(answered.status, {
          'content-type': type,
          ...(policy && { 'content-security-policy': policy }),
        })
        response.end(Buffer.from(await answered.arrayBuffer()))
      },
      () => response.writeHead(502).end(),
    )
  })
  async function answer(path: string, languages: string): Promise<Response> {
    if (path === '/worker.js' && house.now === 'program')
      return new Response(worker, { headers: { 'content-type': 'text/javascript' } })
    const answered = await fetch(behind + path, { headers: { 'accept-language': languages } })
    if (!path.includes('/record.json')) return answered
    if (!house.records) return new Response('503', { status: 503 })
    if (house.now === 'old') return answered
    const { publicUrl, record } = await answered.json()
    return Response.json({ publicUrl, record: { ...record, compiler: NEXT } })
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const house: ChangingHouse = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    now: 'old',
    records: true,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed())
        server.closeAllConnections()
      }),
  }
  return house
}

/** The worker as a later version of the house would build it. */
async function nextWorker(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/web/offline/worker.ts'],
    bundle: true,
    format: 'iife',
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    plugins: [inlineCss, localesAtRunTime, nextRevision],
    define: {
      ...(await wordsFacts()),
      __SITE_SCRIPT__: 'null',
      __POCKET__: 'null',
      __SHELL__: '["/assets/icon.svg"]',
      __LAST_WORDS__: '{}',
    },
  })
  return outputFiles[0]?.text ?? ''
}

const nextRevision = {
  name: 'next-revision',
  setup({ onLoad }: { onLoad(options: { filter: RegExp }, load: () => { contents: string }): void }) {
    const contents = `export const COMPILER_REVISION = ${NEXT}`
    onLoad({ filter: /publishing\/public\.ts$/ }, () => ({ contents }))
  },
}
