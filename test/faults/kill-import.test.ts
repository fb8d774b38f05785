import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { item, writeSource } from '../../src/cli/testing-line.ts'
import { pagesOf } from '../../src/domain/pages/index.ts'
import { regionBySlug } from '../../src/domain/regions/index.ts'
import { DATABASES } from '../databases.ts'
import { startServer } from '../real-server.ts'
import { draw, times } from './draw.ts'
import { tell } from './figures.ts'
import { freshInstallation, type Installation } from './installation.ts'
import { startProgram } from './program.ts'
import { until } from './reading.ts'

const PAGES = 120
const LEASE_AND_MORE_MS = 30_000

describe.concurrent.each(DATABASES)('kill -9 of an import (%s)', (kind) => {
  const kills = kind === 'sqlite' ? times(4, 40) : times(2, 15)
  it(`${kills} times: a region is there with all of its pages, or not at all`, async () => {
    const random = draw(`kill-import-${kind}`)
    const installation = await freshInstallation(kind)
    try {
      const source = await write(installation.data, ['whole', ...names(kills)])
      const began = performance.now()
      expect(await importRegion(installation, source, 'whole').ended()).toBe(0)
      const tookMs = performance.now() - began
      expect(await pagesIn(installation, 'whole')).toBe(PAGES)

      let gone = 0
      for (const slug of names(kills)) {
        const running = importRegion(installation, source, slug)
        await sleep(tookMs * (0.2 + 0.8 * random()))
        await running.kill()
        const pages = await pagesIn(installation, slug)
        expect([0, PAGES]).toContain(pages)
        if (pages === 0) gone++
      }
      tell(`${kind}: of ${kills} imports killed, ${gone} left nothing and ${kills - gone} everything`)

      // What is not there comes with the same command again; what is there was only not shown yet.
      for (const slug of names(kills)) {
        if ((await pagesIn(installation, slug)) > 0) continue
        expect(await importRegion(installation, source, slug).ended()).toBe(0)
      }
      await seen(installation, ['whole', ...names(kills)])
    } finally {
      await installation.remove()
    }
  })
})

const firsts = times(2, 20)
it.concurrent(`kill -9 at the very first start, ${firsts} times: the next one shows the demo county, whole`, async () => {
  const random = draw('kill-first-start')
  const control = await freshInstallation('sqlite')
  const began = performance.now()
  const wanted = await addressesAtStart(control)
  const tookMs = performance.now() - began
  await control.remove()
  expect(wanted).toBeGreaterThan(40)

  for (let kill = 1; kill <= firsts; kill++) {
    const installation = await freshInstallation('sqlite')
    try {
      const settings = { ...installation.settings, ANKERPLATZ_DEMO: 'on', PORT: '0' }
      const first = startProgram(['dist/server.js'], settings)
      await sleep(tookMs * (0.2 + 0.7 * random()))
      await first.kill()
      expect(await addressesAtStart(installation)).toBe(wanted)
    } finally {
      await installation.remove()
    }
  }
})

const names = (count: number): string[] => Array.from({ length: count }, (_, i) => `kreis-${i + 1}`)

async function write(folder: string, regions: readonly string[]): Promise<string> {
  let source = ''
  for (const region of regions) {
    const items = (language: string) =>
      Array.from({ length: PAGES }, (_, i) => item(i + 1, `/${region}/${language}/seite-${i + 1}/`))
    source = await writeSource(folder, region, { de: items('de') })
  }

  return source
}

const importRegion = ({ settings }: Installation, source: string, region: string) =>
  startProgram(['dist/cli.js', 'import', 'integreat', source, '--region', region], settings)

const pagesIn = ({ database }: Installation, slug: string): Promise<number> =>
  database(async ({ reader }) => {
    const region = await regionBySlug(reader, slug)
    return region ? (await pagesOf(reader, region.id)).length : 0
  })

/** Every page of these regions is shown, soon after the start of a server. */
async function seen({ settings }: Installation, regions: readonly string[]): Promise<void> {
  const server = await startServer(settings)
  try {
    for (const region of regions) {
      await until(LEASE_AND_MORE_MS, async () =>
        expect(await addresses(`${server.url}/${region}/de/sitemap.xml`)).toBe(PAGES + 1),
      )
      const answer = await fetch(`${server.url}/${region}/de/seite-${PAGES}/`)
      expect(await answer.text()).toContain(`Inhalt ${PAGES}`)
    }
  } finally {
    await server.kill()
  }
}

/** How many addresses the demo county has in German as soon as its publishing is done. */
async function addressesAtStart({ settings }: Installation): Promise<number> {
  const server = await startServer({ ...settings, ANKERPLATZ_DEMO: 'on' })
  let count = 0
  try {
    await until(LEASE_AND_MORE_MS, async () => {
      count = await addresses(`${server.url}/ankerland/de/sitemap.xml`)
      expect(count).toBeGreaterThan(1)
    })
  } finally {
    await server.kill()
  }
  return count
}

async function addresses(sitemap: string): Promise<number> {
  return (await (await fetch(sitemap)).text()).split('<url>').length - 1
}
