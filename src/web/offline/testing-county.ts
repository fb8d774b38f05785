import sharp from 'sharp'
import { openTown, type Town, type TownPage } from '../../../test/town.ts'
import { addPicture, storePicture } from '../../domain/media/index.ts'
import { writeLegal } from '../../domain/regions/index.ts'
import { serve } from '../../server.ts'
import type { Choice } from './choice.ts'
import { type TestingDevice, testingDevice } from './testing-device.ts'

/** The town with a server on loopback, and telephones that know no other. */
export interface County {
  town: Town
  /** A page that may harm on a shared telephone, in German and Ukrainian. */
  gewalt: TownPage
  /** 'http://127.0.0.1:34567' */
  url: string
  telephone(compiler?: number): TestingDevice
  /** Another text on two pages of two chapters, published at once. */
  change(words: string): Promise<void>
  leave(): Promise<void>
}

export const EVERYTHING: Choice = {
  region: 'hafen',
  languages: ['de', 'uk', 'ar'],
  sensitive: true,
  pictures: true,
}
export const GERMAN: Choice = { region: 'hafen', languages: ['de'], sensitive: false, pictures: false }

/** Opens the town, with a sensitive page, a picture and a German imprint, and serves it. */
export async function openCounty(): Promise<County> {
  const town = await openTown('sqlite')
  const { config, shelf } = town.house
  const gewalt = await town.build({
    parent: null,
    position: 2,
    sensitive: true,
    texts: {
      de: { title: 'Gewalt', slug: 'gewalt', content: '<p>Hier hilft man Ihnen geheim.</p>' },
      uk: { title: 'Насильство', slug: 'насильство', content: '<p>Тут вам допоможуть таємно.</p>' },
    },
  })
  const colour = { width: 1000, height: 700, channels: 3, background: '#106' } as const
  const picture = await storePicture(config.media, await sharp({ create: colour }).png().toBuffer())
  await town.run(addPicture, { region: town.region, picture, name: 'hafen.png' })
  const imprint = { kind: 'imprint' as const, title: 'Impressum', content: '<p>Stadt Hafen</p>' }
  await town.run(writeLegal, { region: town.region, language: 'de', ...imprint })
  await town.published()
  await shelf.refresh()
  const server = await serve(
    { ...town.house, config: { ...config, port: 0, host: '127.0.0.1' } },
    NOTHING_BUILT,
  )
  const url = `http://127.0.0.1:${server.port}`
  return {
    town,
    gewalt,
    url,
    telephone: (compiler) => testingDevice((address, init) => fetch(url + address, init), compiler),
    async change(words) {
      const content = `<p>${words}</p>`
      await town.say(town.pages.arzt, 'de', { title: 'Ärztin und Arzt', slug: 'arzt', content })
      await town.say(town.pages.ankommen, 'de', { title: 'Ankommen', slug: 'ankommen', content })
      await town.published()
      await shelf.refresh()
    },
    async leave() {
      await server.close()
      await town.leave()
    },
  }
}

const NOTHING_BUILT = { assets: 'nothing-is-built', script: null, pocket: null }
