import { createHmac, timingSafeEqual } from 'node:crypto'
import { aboutPage, pageById } from './domain/pages/index.ts'
import { createMemory, draftEdition } from './domain/publishing/index.ts'
import type { House } from './house.ts'
import { MODULES } from './modules.ts'
import { secretIn } from './platform/sign-in/index.ts'
import type { Previews } from './web/backoffice/index.ts'
import { createSite } from './web/site/site.tsx'

const LASTS_MS = 24 * 3600 * 1000

/** What a link shows, and until when, in milliseconds since 1970. */
interface Shown {
  page: string
  until: number
}

/**
 * Drafts as people will see them: the public site itself, over an edition that holds what a page and those above it say
 * now. Whoever has the link needs no account, so the link says itself what it shows and until when, signed with a key made
 * from the installation's secret (RFC 2104). Nothing of it is stored.
 */
export function previewsOf(house: House, script: string | null): Previews {
  const { config, clock, database, log } = house
  const memory = createMemory()

  return {
    async linkTo(page) {
      const body = encoded({ page, until: Date.parse(clock()) + LASTS_MS })
      return `${body}.${await signature(body)}`
    },
    async answer(token, path) {
      const shown = await opened(token)
      const page = shown && (await pageById(database.reader, shown.page))
      const about = page && (await aboutPage(database.reader, page.id))
      if (!page || !about?.pages) return undefined
      const editions = await draftEdition(
        {
          ...{ reader: database.reader, modules: MODULES, at: clock() },
          ...{ memory: memory.of(page.region_id), drafts: about.pages },
        },
        page.region_id,
      )
      if (!editions) return undefined
      const report = ({ message, stack }: Error): void =>
        log.error({ event: 'preview.failed', fault: message, stack })
      const site = createSite({ editions, publicUrl: config.publicUrl, script, pocket: null, report })
      return site.request(`http://ankerplatz.local${path}`)
    },
  }

  async function opened(token: string): Promise<Shown | undefined> {
    const [body = '', signed = ''] = token.split('.')
    const right = Buffer.from(await signature(body))
    const given = Buffer.from(signed)
    if (right.length !== given.length || !timingSafeEqual(right, given)) return undefined
    const shown: Shown = JSON.parse(Buffer.from(body, 'base64url').toString())
    return shown.until > Date.parse(clock()) ? shown : undefined
  }

  /** A key for this and nothing else: what signs a link can sign no session. */
  async function signature(body: string): Promise<string> {
    const key = createHmac('sha256', await secretIn(config.data))
      .update('ankerplatz preview')
      .digest()
    return createHmac('sha256', key).update(body).digest('base64url')
  }
}

const encoded = (shown: Shown): string => Buffer.from(JSON.stringify(shown)).toString('base64url')
