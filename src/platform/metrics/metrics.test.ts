import { afterEach, describe, expect, it } from 'vitest'
import { addressKind } from '../../address-kind.ts'
import { createLog } from '../log/log.ts'
import { ADDRESS_KINDS, LABELS, statusClass } from './labels.ts'
import { type MetricsListener, showMetrics } from './listener.ts'
import { createMetrics, type Metrics, type Readings } from './metrics.ts'

const READINGS: Readings = {
  jobsWaiting: 2,
  jobsFailed: 1,
  writingReady: true,
  regionsPublished: 3,
  responseMemoryBytes: 4096,
  diskFreeBytes: 5_000_000_000,
  lastBackup: Date.parse('2026-11-22T12:00:00Z'),
}

/** The labels of ours that are in a text, as 'name=value'. */
const labelsIn = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .filter((line) => line.startsWith('ankerplatz_'))
      .flatMap((line) => [...line.matchAll(/(\w+)="((?:[^"\\]|\\.)*)"/g)])
      .filter(([, name]) => name !== 'le')
      .map(([, name, value]) => `${name}=${value}`),
  ),
]
const ALLOWED = Object.entries(LABELS).flatMap(([name, values]) => values.map((value) => `${name}=${value}`))
const strangers = (text: string): string[] => labelsIn(text).filter((label) => !ALLOWED.includes(label))

/** Somebody reads, in every way there is, what nobody should know that she reads. */
function readEverything(metrics: Metrics): void {
  const addresses = [
    '/ankerland/uk/gewalt/frauenhaus/',
    '/ankerland/ar/search/?query=203.0.113.77',
    '/regions/uk/?query=CANARY',
    '/api/v3/ankerland/de/pages/',
    '/ankerland/de/wp-json/extensions/v3/pages',
    '/media/abc-320.webp',
    '/assets/site-1.js',
    '/offline/ankerland/record.json',
    '/worker.js',
    '/backoffice/sign-in',
    '/health?strict',
    '/%E0%A4%A/CANARY',
    '//evil.example"} 1\nCANARY 1',
    '',
  ]
  for (const address of addresses)
    for (const status of [200, 304, 404, 503, 0, 1000])
      metrics.requested(addressKind(address), status, 3, true)
}

describe('what is counted', () => {
  it('says in no label who reads what: only the values that are listed', async () => {
    const metrics = createMetrics(async () => READINGS)
    readEverything(metrics)
    for (const outcome of LABELS.outcome) {
      metrics.wrote(outcome, 5)
      metrics.published(outcome, 500)
    }
    const text = await metrics.text()
    expect(labelsIn(text).length).toBeGreaterThan(15)
    expect(strangers(text)).toEqual([])
    expect(text).not.toMatch(/CANARY|ankerland|203\.0\.113|gewalt|\buk\b/)
  })

  it('and a label that says more is found', async () => {
    const metrics = createMetrics(async () => READINGS)
    metrics.requested('/ankerland/uk/gewalt/' as never, 200, 3, false)
    expect(strangers(await metrics.text())).toEqual(['kind=/ankerland/uk/gewalt/'])
  })

  it('is what happened', async () => {
    const metrics = createMetrics(async () => READINGS)
    metrics.requested('page', 200, 2, true)
    metrics.requested('page', 200, 40, false)
    metrics.requested('search', 404, 2, false)
    metrics.wrote('unavailable', 15_000)
    metrics.published('done', 700)
    const text = await metrics.text()
    for (const line of [
      'ankerplatz_requests_total{kind="page",status="2xx"} 2',
      'ankerplatz_requests_total{kind="search",status="4xx"} 1',
      'ankerplatz_request_seconds_bucket{le="0.005",kind="page"} 1',
      'ankerplatz_response_memory_hits_total 1',
      'ankerplatz_response_memory_bytes 4096',
      'ankerplatz_database_writes_total{outcome="unavailable"} 1',
      'ankerplatz_database_write_seconds_sum 15',
      'ankerplatz_publications_total{outcome="done"} 1',
      'ankerplatz_publication_seconds_sum 0.7',
      'ankerplatz_jobs{state="waiting"} 2',
      'ankerplatz_jobs{state="failed"} 1',
      'ankerplatz_regions_published 3',
      'ankerplatz_writing_ready 1',
      'ankerplatz_last_backup_timestamp_seconds 1795348800',
    ])
      expect(text).toContain(`\n${line}\n`)
    expect(text).toContain('\nprocess_resident_memory_bytes ')
  })

  it('is not made up where it is not known', async () => {
    const metrics = createMetrics(async () => ({ ...READINGS, jobsFailed: null, lastBackup: null }))
    const text = await metrics.text()
    expect(text).toMatch(/\nankerplatz_jobs\{state="failed"\} nan\n/i)
    expect(text).toMatch(/\nankerplatz_last_backup_timestamp_seconds nan\n/i)
  })
})

it('every address is of one kind, and no two kinds are told apart by what stands in it', () => {
  const pairs: [string, string][] = [
    ['/', 'page'],
    ['/ankerland/de/ankommen/anmelden/', 'page'],
    ['/ankerland/de/search/?query=a', 'search'],
    ['/regions/de/', 'search'],
    ['/api/v3/regions/', 'api'],
    ['/ankerland/de/wp-json/extensions/v3/pages', 'api'],
    ['/parts/abc', 'offline'],
    ['/backoffice', 'back office'],
    ['/backoffice-hours/de/', 'page'],
    ['/health', 'other'],
  ]
  for (const [address, kind] of pairs) expect(addressKind(address), address).toBe(kind)
  for (const [, kind] of pairs) expect(ADDRESS_KINDS).toContain(kind)
  expect([200, 404, 599, 99, Number.NaN].map(statusClass)).toEqual(['2xx', '4xx', '5xx', '5xx', '5xx'])
})

describe('the listener of the metrics', () => {
  let listener: MetricsListener
  afterEach(() => listener.close())

  it('shows them, and nothing else, to nobody who writes', async () => {
    const metrics = createMetrics(async () => READINGS)
    listener = await showMetrics(metrics, { host: '127.0.0.1', port: 0 }, createLog('silent'))
    const url = `http://127.0.0.1:${listener.port}`
    const shown = await fetch(`${url}/metrics`)
    expect([shown.status, shown.headers.get('content-type')]).toEqual([200, metrics.contentType])
    expect(await shown.text()).toContain('ankerplatz_writing_ready 1')
    for (const path of ['/', '/health', '/metrics/', '/metrics?a=1', '/ankerland/de/'])
      expect((await fetch(url + path)).status, path).toBe(404)
    expect((await fetch(`${url}/metrics`, { method: 'POST' })).status).toBe(404)
  })
})
