import { createHmac } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DATABASES, freshDatabase } from '../../../test/databases.ts'
import { HAFEN } from '../../../test/town.ts'
import { readConfig } from '../../config.ts'
import { invite } from '../../domain/accounts/index.ts'
import { createRegion } from '../../domain/regions/index.ts'
import { type House, openHouse } from '../../house.ts'
import { SYSTEM } from '../../kernel/actor.ts'
import { type Instant, toInstant } from '../../kernel/instant.ts'
import type { Role } from '../../kernel/role.ts'
import { createLog } from '../../platform/log/log.ts'
import { serve } from '../../server.ts'

/** A back office of one test's own: a real server on loopback, one region, a clock that one can turn. */
export interface Office {
  house: House
  url: string
  region: string
  later(ms: number): void
  /** Invites somebody; answers the address of her invitation. */
  invite(email: string, role: Role): Promise<string>
  leave(): Promise<void>
}

/**
 * Opens a back office.
 * @example const office = await openOffice('sqlite')
 */
export async function openOffice(
  kind: (typeof DATABASES)[number],
  settings: NodeJS.ProcessEnv = {},
  built: { assets: string; backofficeScript: string; editorScript?: string | null } | null = null,
): Promise<Office> {
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-office-'))
  const fresh = kind === 'postgres' ? await freshDatabase('postgres') : undefined
  let now = Date.now()
  const clock = (): Instant => toInstant(now)
  const config = readConfig({
    PORT: '0',
    HOST: '127.0.0.1',
    ANKERPLATZ_DATA: folder,
    ANKERPLATZ_URL: 'https://guide.example',
    ...(fresh?.url && { DATABASE_URL: fresh.url }),
    ...settings,
  })
  const house = await openHouse(config, { log: createLog('silent'), clock })
  const server = await serve(house, { assets: folder, script: null, pocket: null, ...built })
  const region = await house.bus.execute(createRegion, { slug: 'hafen', language: 'de', ...HAFEN }, SYSTEM)
  return {
    house,
    region,
    url: `http://127.0.0.1:${server.port}`,
    later: (ms) => {
      now += ms
    },
    async invite(email, role) {
      const where = { region: role === 'service team' ? null : region, organisation: null }
      const { token } = await house.bus.execute(invite, { email, name: 'Oksana', role, ...where }, SYSTEM)
      return `/backoffice/invitation/${token}`
    },
    async leave() {
      await server.close()
      await house.close()
      await fresh?.drop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

export interface Seen {
  status: number
  /** Where it leads, without the host. */
  to: string
  text: string
  headers: Headers
}

/** A browser, as far as forms and cookies go. */
export interface Browser {
  cookies: Map<string, string>
  get(path: string): Promise<Seen>
  send(path: string, form: Record<string, string>, headers?: Record<string, string>): Promise<Seen>
  /** Where one is in the end, following what leads on. */
  follow(seen: Seen): Promise<Seen>
}

export function openBrowser(url: string): Browser {
  const cookies = new Map<string, string>()
  async function ask(path: string, init: RequestInit): Promise<Seen> {
    const headers = new Headers(init.headers)
    headers.set('cookie', Array.from(cookies, ([name, value]) => `${name}=${value}`).join('; '))
    const answer = await fetch(url + path, { ...init, headers, redirect: 'manual' })
    for (const cookie of answer.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(cookie)) cookies.delete(pair.slice(0, at))
      else cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const to = answer.headers.get('location') ?? ''
    return { status: answer.status, to, text: await answer.text(), headers: answer.headers }
  }
  const browser: Browser = {
    cookies,
    get: (path) => ask(path, {}),
    send: (path, form, headers = { origin: 'https://guide.example' }) =>
      ask(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        body: new URLSearchParams(form),
      }),
    follow: async (seen) => (seen.to === '' ? seen : browser.follow(await browser.get(seen.to))),
  }
  return browser
}

/** What an app shows for the key on a page (RFC 6238), so many half minutes from now. */
export function codeFor(page: string, steps = 0): string {
  const letters = (/<code class="key">([A-Z2-7 ]+)</.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const bits = [...letters].map((letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  )
  const key = Uint8Array.from(bits.join('').match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps))
  const hash = createHmac('sha1', key).update(counter).digest()
  const at = (hash.at(-1) ?? 0) & 15
  return String((hash.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0')
}
