import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:https'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connect as connectSafely } from 'node:tls'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { freePort } from '../real-server.ts'

/** An address of loopback that nobody else has: whoever writes it down has written down a visitor. */
const VISITOR = '127.0.0.77'
const START_MS = 15_000

const has = (program: string): boolean => {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`])
    return true
  } catch {
    return false
  }
}

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ankerplatz-proxy-'))
  await chmod(folder, 0o755)
  if (!has('openssl')) return
  execFileSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2'],
    ...['-keyout', join(folder, 'privkey.pem'), '-out', join(folder, 'fullchain.pem')],
    ...['-subj', '/CN=guide.example.org', '-addext', 'subjectAltName=DNS:guide.example.org'],
  ])
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The configuration that is shipped, with the ports and places of this test. */
const PROXIES = [
  {
    program: 'nginx',
    arguments: (file: string) => ['-c', file, '-p', folder, '-g', 'daemon off;'],
    configuration: async (port: number, upstream: string) =>
      `user root;\npid ${folder}/pid;\nerror_log ${folder}/error.log;\nevents {}\nhttp {\n` +
      `client_body_temp_path ${folder}/a; proxy_temp_path ${folder}/b; fastcgi_temp_path ${folder}/c;\n` +
      `uwsgi_temp_path ${folder}/d; scgi_temp_path ${folder}/e; access_log ${folder}/access.log;\n${(
        await readFile('deploy/nginx.conf', 'utf8')
      )
        .replace(/listen (\[::\]:)?(80|443)[^;]*;/g, (_, six: string | undefined, which: string) =>
          six ? '' : which === '80' ? `listen 127.0.0.1:${port + 1};` : `listen 127.0.0.1:${port} ssl http2;`,
        )
        .replaceAll('/etc/letsencrypt/live/guide.example.org', folder)
        .replace('127.0.0.1:4000', upstream)}\n}`,
  },
  {
    program: 'caddy',
    arguments: (file: string) => ['run', '--config', file, '--adapter', 'caddyfile'],
    configuration: async (port: number, upstream: string) =>
      (await readFile('deploy/Caddyfile', 'utf8'))
        .replace('{\n\tlog', `{\n\tadmin off\n\tauto_https off\n\thttps_port ${port}\n\tlog`)
        .replace(
          'guide.example.org {',
          `https://guide.example.org:${port} {\n\tbind 127.0.0.1\n\ttls ${folder}/fullchain.pem ${folder}/privkey.pem`,
        )
        .replace('127.0.0.1:4000', upstream),
  },
]

describe.each(PROXIES)(
  'behind $program, as deploy/ sets it up',
  ({ program, arguments: given, configuration }) => {
    it.runIf(has(program) && has('openssl'))(
      'pages come through whole, and nobody writes down who reads',
      async () => {
        const house = inject('house')
        const port = await freePort()
        const file = join(folder, `${program}.conf`)
        await writeFile(file, await configuration(port, new URL(house.url).host))
        const proxy = spawn(program, given(file), { env: { ...process.env, HOME: folder } })
        let said = ''
        for (const stream of [proxy.stdout, proxy.stderr]) stream.on('data', (piece) => (said += piece))
        try {
          await answers(port, () => said)
          const direct = await fetch(`${house.url}/ankerland/de/`)
          const through = await ask(port, '/ankerland/de/')
          expect(through.status).toBe(200)
          expect(through.body).toBe(await direct.text())
          for (const name of ['content-security-policy', 'cache-control', 'referrer-policy'])
            expect(through.headers[name], name).toBe(direct.headers.get(name))
          expect((await ask(port, '/no-such-region/de/')).status).toBe(404)
          expect((await ask(port, '/%00')).status).toBeGreaterThanOrEqual(400)
          await ask(port, '/', 'elsewhere.example.org').catch(() => {})
          await leaveInTheMiddle(port, '/ankerland/de/')
        } finally {
          const gone = once(proxy, 'close')
          proxy.kill('SIGTERM')
          await gone
        }
        for (const name of await readdir(folder)) {
          if (/\.(?:log|pid)$/.test(name)) said += await readFile(join(folder, name), 'utf8')
        }
        expect(said).not.toContain(VISITOR)
        expect(await readFile(house.logFile, 'utf8')).not.toContain(VISITOR)
      },
    )
  },
)

async function answers(port: number, said: () => string): Promise<void> {
  const until = Date.now() + START_MS
  for (;;) {
    try {
      await ask(port, '/health')
      return
    } catch (error) {
      if (Date.now() > until) throw new Error(`It does not answer: ${error}. It said: ${said()}`)
      await new Promise((later) => setTimeout(later, 100))
    }
  }
}

/** Asks for more than the buffers between here and there hold, reads a little, and is gone: that is an error of writing. */
async function leaveInTheMiddle(port: number, path: string): Promise<void> {
  const line = connect({ host: '127.0.0.1', port, localAddress: VISITOR })
  const safe = connectSafely({ socket: line, servername: 'guide.example.org', rejectUnauthorized: false })
  await once(safe, 'secureConnect')
  safe.on('error', () => {})
  safe.write(`GET ${path} HTTP/1.1\r\nHost: guide.example.org\r\n\r\n`.repeat(500))
  await once(safe, 'readable')
  const gone = once(line, 'close')
  line.resetAndDestroy()
  await gone
}

function ask(
  port: number,
  path: string,
  host = 'guide.example.org',
): Promise<{ status: number; headers: Record<string, unknown>; body: string }> {
  const { promise, resolve, reject } = Promise.withResolvers<{
    status: number
    headers: Record<string, unknown>
    body: string
  }>()
  request(
    {
      host: '127.0.0.1',
      port,
      path,
      localAddress: VISITOR,
      servername: host,
      headers: { host },
      // The certificate is this test's own.
      rejectUnauthorized: false,
      timeout: 5000,
    },
    (answer) => {
      let body = ''
      answer.setEncoding('utf8').on('data', (piece) => (body += piece))
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body }))
    },
  )
    .on('error', reject)
    .end()
  return promise
}
