import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, inject, it } from 'vitest'
import { ask } from './asking.ts'

const { url, data, logFile } = inject('house')

/** What would give a reader away, each unlike anything else. */
const QUERY = 'CANARY-QUERY-77'
const ADDRESS = '203.0.113.77'
const DEVICE = 'CANARY-DEVICE-77'
const WHENCE = 'CANARY-WHENCE-77'
const PATH = 'CANARY-PATH-77'

const HEADERS = {
  'User-Agent': DEVICE,
  'X-Forwarded-For': ADDRESS,
  Forwarded: `for=${ADDRESS}`,
  'X-Real-IP': ADDRESS,
  Referer: `https://elsewhere.example/${WHENCE}`,
  Cookie: `id=${DEVICE}`,
}
const ASKED = [
  `/ankerland/de/search/?query=${QUERY}`,
  `/regions/uk/?query=${QUERY}`,
  `/ankerland/ar/?utm_source=${QUERY}`,
  `/ankerland/de/${PATH}/`,
  `/${PATH}/de/`,
  `/api/v3/ankerland/de/children/?url=/${PATH}/`,
  `/api/v3/ankerland/de/pages/?q=${QUERY}`,
  `/media/${PATH}.webp`,
  // Faults are logged: these must not be logged with what caused them.
  `/ankerland/de/%E0%A4%A/${PATH}`,
  `/${PATH}${'x'.repeat(5000)}`,
]

beforeAll(async () => {
  for (const path of ASKED) await ask(url + path, HEADERS)
  await ask(`${url}/ankerland/de/${PATH}`, HEADERS, 'POST')
})

it('what would give a reader away is found, where it is', () => {
  const kept = everythingKept()
  expect(kept.some(({ bytes }) => bytes.includes('ankerland'))).toBe(true)
  expect(kept.find(({ path }) => path === logFile)?.bytes.toString()).toContain('is ready at')
})

it.each([QUERY, ADDRESS, DEVICE, WHENCE, PATH])(
  'nothing of a reader is left in the data folder or the log: %s',
  (canary) => {
    const kept = everythingKept()
    expect(kept.length).toBeGreaterThan(20)
    const found = kept.filter(({ bytes }) => bytes.includes(canary) || bytes.includes(canary.toLowerCase()))
    expect(found.map(({ path }) => path)).toEqual([])
  },
)

/** Every file of the data folder, and what the server has written to its output. */
function everythingKept(): { path: string; bytes: Buffer }[] {
  const files = readdirSync(data, { recursive: true, encoding: 'utf8' }).map((path) => join(data, path))
  return [...files, logFile]
    .filter((path) => statSync(path).isFile())
    .map((path) => ({ path, bytes: readFileSync(path) }))
}
