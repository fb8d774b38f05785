import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { startServer } from '../test/real-server.ts'
import { largest, median, ms, percentile, short } from './figures.ts'
import { seeded } from './random.ts'
import { type Mix, mixOf } from './read/addresses.ts'
import { answersOf } from './read/answers.ts'
import { importCounties } from './read/counties.ts'
import { HAS_WRK, load, type Throughput } from './read/load.ts'
import { startNginx } from './read/nginx.ts'
import { type Steady, steadyRate } from './read/steady-rate.ts'
import { isShort, type Table, tell } from './report.ts'

const RATIO_BAR = 0.8
const P99_BAR_MS = 20
const PER_SECOND = 500
const ROUNDS = isShort ? 1 : 5
const ROUND_SECONDS = isShort ? 2 : 8
const STEADY_SECONDS = isShort ? 4 : 20
const BARE = fileURLToPath(new URL('read/bare-server.ts', import.meta.url))

const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-read-'))
const settings = { ANKERPLATZ_DATA: join(folder, 'data'), LOG_LEVEL: 'warn', ANKERPLATZ_MEMORY: '128' }
const closing: (() => Promise<void>)[] = [() => rm(folder, { recursive: true, force: true })]
try {
  await measure()
} finally {
  for (const close of closing.reverse()) await close()
}

async function measure(): Promise<void> {
  // The first start moves the demo county in; the counties come beside it. Then the server starts anew, with nothing in memory.
  const first = await startServer(settings)
  const counties = isShort ? [] : await importCounties(settings).finally(first.stop)
  await first.stop()
  const filled = await startServer(settings)
  const mix = await mixOf(filled.url, seeded(500), 20_000)
  const answers = await answersOf(filled.url, mix.paths)
  await filled.stop()

  const file = join(folder, 'answers.json')
  await writeFile(file, JSON.stringify(answers))
  const bare = await startServer({}, { script: BARE, args: [file] })
  closing.push(bare.stop)
  const nginx = await startNginx(folder, answers)
  if (nginx) closing.push(nginx.stop)
  const ours = await startServer(settings)
  closing.push(ours.stop)

  const cold = await firstReading(ours.url, mix)
  const steady = await steadyRate(ours.url, mix, PER_SECOND, STEADY_SECONDS)
  const steadyBare = await steadyRate(bare.url, mix, PER_SECOND, STEADY_SECONDS)
  const tables = [coldTable(ours.startedInMs, cold, mix), steadyTable(steady, steadyBare)]
  if (HAS_WRK)
    tables.push(await throughput(mix, { ours: ours.url, bare: bare.url, ...(nginx && { nginx: nginx.url }) }))
  tell({
    name: 'read',
    title: 'Reading: how many, and how fast',
    notes: [
      `${mix.paths.length} addresses, read by Zipf's law: the demo county${counties.map((county) => `, ${county}`).join('')}; pages, homes and Integreat's API. Brotli, keep-alive.`,
      ...(counties.length === 0
        ? ['The two real counties are left out: their data are not here, or the run is short.']
        : []),
      `Bars: ${RATIO_BAR} of what bare node:http sends out of a Map, same bytes and headers, alternating in the same run; p99 at ${PER_SECOND} requests a second at most ${P99_BAR_MS} ms, counted from when a request was due.`,
      nginx
        ? 'nginx: one worker, the same compressed bytes as files, headers of a page.'
        : 'nginx is left out: it is not installed.',
      ...(HAS_WRK ? [] : ['Throughput is left out: wrk is not installed.']),
      'Client and server share the cores of one machine.',
    ],
    tables,
  })
}

/** Every address once, eight at a time, with nothing in memory: each page is read, rendered and compressed. */
async function firstReading(url: string, { paths }: Mix): Promise<number[]> {
  const times: number[] = []
  const waiting = [...paths]
  const reader = async (): Promise<void> => {
    for (let path = waiting.pop(); path; path = waiting.pop()) {
      const began = performance.now()
      await (await fetch(url + path, { headers: { 'Accept-Encoding': 'br' } })).arrayBuffer()
      times.push(performance.now() - began)
    }
  }
  await Promise.all(Array.from({ length: 8 }, reader))
  return times
}

async function throughput(mix: Mix, servers: Record<string, string>): Promise<Table> {
  const found = new Map(Object.keys(servers).map((name) => [name, [] as Throughput[]]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, url] of Object.entries(servers))
      found.get(name)?.push(await load(url, mix, folder, ROUND_SECONDS))
  }
  const rates = (name: string): number[] => (found.get(name) ?? []).map(({ perSecond }) => perSecond)
  // Round by round, because what else the machine does changes from one round to the next, for all alike.
  const toBare = (name: string): number =>
    median(rates(name).map((rate, round) => rate / (rates('bare')[round] ?? Number.NaN)))
  const rows = Object.keys(servers).map((name) => [
    name === 'ours' ? 'Ankerplatz' : name === 'bare' ? 'bare node:http' : name,
    short(median(rates(name))),
    rates(name).map(short).join(' '),
    short(toBare(name)),
    String((found.get(name) ?? []).reduce((sum, { failed }) => sum + failed, 0)),
  ])
  return {
    title: `As many as go through (wrk, 64 connections, ${ROUNDS} rounds of ${ROUND_SECONDS} s in turn)`,
    head: ['server', 'requests/s', 'rounds', `to bare, median of rounds (bar ${RATIO_BAR})`, 'failed'],
    rows,
  }
}

function coldTable(startedInMs: number, cold: readonly number[], { paths }: Mix): Table {
  return {
    title: `From nothing: start, and each of ${paths.length} addresses for the first time, 8 readers`,
    head: ['ready after', 'p50', 'p99', 'longest'],
    rows: [[ms(startedInMs), ms(median(cold)), ms(percentile(cold, 0.99)), ms(largest(cold))]],
  }
}

function steadyTable(ours: Steady, bare: Steady): Table {
  const row = (name: string, { latencies, failed }: Steady, bar: string): string[] => [
    name,
    ms(median(latencies)),
    ms(percentile(latencies, 0.99)),
    ms(largest(latencies)),
    bar,
    String(failed),
  ]
  return {
    title: `At ${PER_SECOND} requests a second for ${STEADY_SECONDS} s`,
    head: ['server', 'p50', 'p99', 'longest', 'bar for p99', 'failed'],
    rows: [row('Ankerplatz', ours, ms(P99_BAR_MS)), row('bare node:http', bare, '-')],
  }
}
