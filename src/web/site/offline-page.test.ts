import { parseDocument } from 'htmlparser2'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTown, type Town } from '../../../test/town.ts'
import { messagesIn } from './messages.ts'
import type { Pocket } from './pocket.ts'
import { createSite } from './site.tsx'

const ICONS = { 180: '/a', 192: '/b', 512: '/c', maskable: '/d' }
const POCKET: Pocket = { script: '/assets/offline-0.js', icons: ICONS }
let town: Town
beforeAll(async () => {
  town = await openTown('sqlite')
  await town.published()
})
afterAll(() => town.leave())

const ask = (language: string, pocket: Pocket | null = POCKET) =>
  createSite({ editions: town.house.editions, publicUrl: 'https://a.example', script: null, pocket }).request(
    `http://a.local/hafen/${language}/offline/`,
  )
const textOf = async (language: string, pocket?: Pocket | null) => (await ask(language, pocket)).text()

it('the way to it is on the first page and at the foot of every page', async () => {
  const site = createSite({
    editions: town.house.editions,
    publicUrl: 'https://a.example',
    script: null,
    pocket: null,
  })
  const html = async (path: string) => (await site.request(`http://a.local${path}`)).text()
  expect((await html('/hafen/uk/')).match(/href="\/hafen\/uk\/offline\/"/g)).toHaveLength(2)
  expect((await html('/hafen/uk/imprint/')).match(/href="\/hafen\/uk\/offline\/"/g)).toHaveLength(1)
})

describe('the reader’s own language', () => {
  it('is first and ticked; the region’s own is there to be shown at an office', async () => {
    const html = await textOf('uk')
    const boxes = Array.from(
      html.matchAll(/<input type="checkbox" name="language" value="(\w+)"( checked)?/g),
    )
    expect(boxes.map(([, slug, checked]) => [slug, Boolean(checked)]).slice(0, 2)).toEqual([
      ['uk', true],
      ['de', false],
    ])
    expect(html.split(messagesIn('uk').text('offline.save.office'))).toHaveLength(2)
  })

  it('is suggested once where it is the region’s own', async () => {
    expect(await textOf('de')).not.toContain(messagesIn('de').text('offline.save.office'))
  })
})

it('every state that the script shows is in the page, hidden, with its words', async () => {
  const html = await textOf('ar')
  const m = messagesIn('ar')
  for (const state of ['choose', 'saving', 'saved', 'failed'])
    expect(html, state).toMatch(new RegExp(`data-state="${state}"[^>]* hidden`))
  for (const key of ['offline.save.sensitive.why', 'offline.save.remove.sure', 'install.ios.first'] as const)
    expect(html, key).toContain(m.text(key))
})

it('without a script it says what is missing, and where nothing is built that it is not possible', async () => {
  const m = messagesIn('de')
  expect(await textOf('de')).toContain(
    `<p class="note late">${m.text('offline.save.script').replaceAll('JavaScript', '<bdi>JavaScript</bdi>')}</p>`,
  )
  const bare = await textOf('de', null)
  expect(bare).toContain(m.text('offline.save.fault.not-possible'))
  expect(bare).not.toContain('<offline-shelf')
})

it('only its own script may name a trusted address, and only on this page', async () => {
  expect((await ask('de')).headers.get('content-security-policy')).toMatch(/; trusted-types worker$/)
  expect((await ask('de', null)).headers.get('content-security-policy')).toMatch(/; trusted-types 'none'$/)
})

it('its markup is whole: the words for the script are JSON that can be read', async () => {
  const json: string[] = []
  const walk = (node: { attribs?: Record<string, string>; children?: unknown[] }): void => {
    if (node.attribs?.['data-words']) json.push(node.attribs['data-words'])
    for (const child of node.children ?? []) walk(child as typeof node)
  }
  walk(parseDocument(await textOf('uk')) as never)
  expect(json).toHaveLength(1)
  expect(JSON.parse(json[0] ?? '').date.months).toHaveLength(12)
})
