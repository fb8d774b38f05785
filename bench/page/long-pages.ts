import { LOCALES } from '../../locales/index.ts'
import { readConfig } from '../../src/config.ts'
import { createPage, publishPage, writePage } from '../../src/domain/pages/index.ts'
import { addLanguage, createRegion } from '../../src/domain/regions/index.ts'
import { openHouse } from '../../src/house.ts'
import { SYSTEM } from '../../src/kernel/actor.ts'
import { createLog } from '../../src/platform/log/log.ts'

/** Languages whose letters are long or many bytes, and for which there is no county's text to measure. */
const LANGUAGES = ['ti', 'ar', 'fa'] as const
/** As long as a county's long pages are: four kilobytes of words. */
const BYTES = 4000

/** A region with one long page a language, in the words of our own messages. Answers its addresses. */
export async function addLongPages(settings: NodeJS.ProcessEnv): Promise<string[]> {
  const house = await openHouse(readConfig({ ...process.env, ...settings }), { log: createLog('warn') })
  try {
    const [root, ...others] = LANGUAGES
    const region = await house.bus.execute(
      createRegion,
      { slug: 'long', name: 'Long pages', language: root },
      SYSTEM,
    )
    for (const language of others)
      await house.bus.execute(addLanguage, { region, language, parent: root }, SYSTEM)
    const page = await house.bus.execute(createPage, { region, parent: null, position: 0 }, SYSTEM)
    for (const language of LANGUAGES) {
      const words = {
        title: LOCALES[language].messages['home.question'],
        slug: 'long',
        content: longText(language),
      }
      const saved = await house.bus.execute(writePage, { page, language, head: 0, ...words }, SYSTEM)
      await house.bus.execute(publishPage, { page, ...saved }, SYSTEM)
    }
    await house.worker.drain()
    return LANGUAGES.map((language) => `/long/${language}/long/`)
  } finally {
    await house.close()
  }
}

function longText(language: (typeof LANGUAGES)[number]): string {
  const sentences = Object.values(LOCALES[language].messages).filter(
    (words) => typeof words === 'string' && words.length > 25,
  )
  let html = ''
  for (let i = 0; Buffer.byteLength(html) < BYTES; i++) {
    const sentence = sentences[i % sentences.length]
    html +=
      i % 6 === 0 ? `<h2>${sentence}</h2>` : `<p>${sentence} ${sentences[(i * 7 + 3) % sentences.length]}</p>`
  }
  return html
}
