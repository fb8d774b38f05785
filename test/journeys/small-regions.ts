import { readConfig } from '../../src/config.ts'
import { createContact } from '../../src/domain/contacts/index.ts'
import { createPage, publishPage, writePage } from '../../src/domain/pages/index.ts'
import { addLanguage, changeRegion, createRegion, regionById } from '../../src/domain/regions/index.ts'
import { type House, openHouse } from '../../src/house.ts'
import type { Actor } from '../../src/kernel/actor.ts'
import type { Command } from '../../src/platform/commands/command.ts'
import { createLog } from '../../src/platform/log/log.ts'

/** Pages that a journey changes while the server runs, by their ids. */
export interface SmallPages {
  arrive: string
}

const EDITOR: Actor = { kind: 'operator', id: 'journeys' }

const LONG_GERMAN = 'Aufenthaltserlaubnisverlängerungsantragsbescheinigungsformular'
const LONG_TIGRINYA = 'ናይመንበሪፍቓድምንዋሕመመልከቲቅጥዒምስክርወረቐትቤትጽሕፈትኣውራጃኖርድኡፈርንኸባቢኡን'
const LONG_ADDRESS =
  'https://example.org/a-very-long-address-that-nobody-can-break-anywhere/because-it-has-no-gap'

/**
 * Two regions beside the demo county, with what it has not got: pages that are not translated, words that do not end,
 * contents of other websites, and a town that has written almost nothing yet.
 */
export async function addSmallRegions(data: string): Promise<SmallPages> {
  return inHouse(data, async (house) => {
    const pages = await addNordufer(house)
    await addSuedberg(house)
    return pages
  })
}

/** Gives a page another address, as an editor does, in another process than the server's. */
export async function readdress(data: string, page: string, title: string, slug: string): Promise<void> {
  await inHouse(data, async (house) => {
    const text = { page, language: 'de', head: 1, title, slug, content: '<p>Schön, dass Sie da sind.</p>' }
    const saved = await act(house, writePage, text)
    await act(house, publishPage, { page, ...saved })
  })
}

async function inHouse<T>(data: string, doThere: (house: House) => Promise<T>): Promise<T> {
  const config = readConfig({ ...process.env, ANKERPLATZ_DATA: data })
  const house = await openHouse(config, { log: createLog('error') })
  try {
    const done = await doThere(house)
    await house.worker.drain()
    return done
  } finally {
    await house.close()
  }
}

/** A command as a form would send it: what it does not say has its usual value. */
const act = <G, I, O>(house: House, command: Command<G, I, O>, input: G): Promise<O> =>
  house.bus.execute(command, input, EDITOR)

async function addNordufer(house: House): Promise<SmallPages> {
  const facts = {
    name: 'Nordufer',
    prefix: 'Landkreis',
    centre: { latitude: 53.9, longitude: 12.1 },
    postalCodes: ['00010'],
    aliases: [{ name: 'Möwenbüttel', latitude: 53.95, longitude: 12.2 }],
  }
  const region = await act(house, createRegion, { ...facts, slug: 'nordufer', language: 'de' })
  for (const language of ['uk', 'ar', 'ti']) await act(house, addLanguage, { region, language, parent: 'de' })
  const desk = { name: 'Willkommensbüro Nordufer', phone: '089 99998-200', email: 'hallo@nordufer.example' }
  const contact = await act(house, createContact, { region, facts: desk })
  const version = (await regionById(house.database.reader, region))?.version ?? 1
  await act(house, changeRegion, { ...facts, contact, region, version })

  const arrive = await addPage(house, region, null, {
    de: ['Ankommen', 'ankommen', '<p>Herzlich willkommen.</p>'],
    uk: ['Прибуття', 'прибуття', '<p>Ласкаво просимо.</p>'],
    ar: ['الوصول', 'الوصول', '<p>أهلا وسهلا.</p>'],
  })
  await addPage(house, region, arrive, {
    de: ['Schule', 'schule', '<p>Ihr Kind geht zur Schule.</p>'],
  })
  await addPage(house, region, null, {
    uk: ['Лише українською', 'лише-українською', '<p>Цей текст є лише українською.</p>'],
  })
  await addPage(house, region, null, {
    de: [LONG_GERMAN, 'lange-worte', longWords(LONG_GERMAN)],
    ti: [LONG_TIGRINYA, 'ነዊሕ', longWords(LONG_TIGRINYA)],
  })
  return { arrive }
}

async function addSuedberg(house: House): Promise<void> {
  const facts = { name: 'Südberg', prefix: 'Stadt', centre: { latitude: 47.7, longitude: 11.1 } }
  const region = await act(house, createRegion, { ...facts, slug: 'suedberg', language: 'de' })
  await addPage(house, region, null, { de: ['Von anderswo', 'von-anderswo', FROM_ELSEWHERE] })
}

type Texts = Readonly<Record<string, readonly [title: string, slug: string, content: string]>>

async function addPage(house: House, region: string, parent: string | null, texts: Texts): Promise<string> {
  const page = await act(house, createPage, { region, parent, position: 0 })
  for (const [language, [title, slug, content]] of Object.entries(texts)) {
    const saved = await act(house, writePage, { page, language, head: 0, title, slug, content })
    await act(house, publishPage, { page, ...saved })
  }
  return page
}

const longWords = (word: string): string => `<p>${word}</p><h2>${word}</h2><ul><li>${word} ${word}</li></ul>
<table><thead><tr><th>${word}</th><th>${word}</th><th>${word}</th></tr></thead>
<tbody><tr><td>1</td><td>2</td><td>3</td></tr></tbody></table>
<p><a href="${LONG_ADDRESS}">${LONG_ADDRESS}</a></p><h2>${word}</h2><p>1</p><h2>${word}</h2><p>2</p>`

/** What other systems' editors paste: film, picture, styles, a script that has to go. */
const FROM_ELSEWHERE = `<p style="color:#ff0000;text-align:center">Ein Film und ein Bild:</p>
<iframe src="https://www.youtube.com/embed/abc" width="560" height="315"></iframe>
<img src="https://elsewhere.example/picture.jpg" alt="Ein Bild von anderswo">
<p onclick="alert(1)">Text</p><script>alert(1)</script>
<p><a href="https://elsewhere.example/">Eine andere Seite</a></p>`
