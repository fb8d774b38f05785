import { readConfig } from '../../src/config.ts'
import { pagesOf, pageText, publishPage, writePage } from '../../src/domain/pages/index.ts'
import { regionBySlug } from '../../src/domain/regions/index.ts'
import { draftOf } from '../../src/domain/translations/index.ts'
import { openHouse } from '../../src/house.ts'
import { SYSTEM } from '../../src/kernel/actor.ts'
import { createLog } from '../../src/platform/log/log.ts'

/** Adds a sentence to a page of a region in German, as an editor does; answers the page's title. */
export async function changePage(settings: NodeJS.ProcessEnv, slug: string, words: string): Promise<string> {
  const house = await openHouse(readConfig({ ...process.env, ...settings }), { log: createLog('warn') })
  try {
    const { reader } = house.database
    const region = await regionBySlug(reader, slug)
    for (const { id } of await pagesOf(reader, region?.id ?? '')) {
      const draft = await draftOf(reader, pageText.subject, id, 'de')
      const { title = '', slug: name = '', content = '' } = draft?.values ?? {}
      if (!draft || content.length < 1000) continue
      const text = { page: id, language: 'de', head: draft.head, title, slug: name }
      const input = { ...text, content: `${content}<p>${words}</p>` }
      const saved = await house.bus.execute(writePage, input, SYSTEM)
      await house.bus.execute(publishPage, { page: id, ...saved }, SYSTEM)
      await house.worker.drain()
      return title
    }
    throw new Error(`${slug} has no page to change`)
  } finally {
    await house.close()
  }
}
