import type { Instant } from '../../kernel/instant.ts'
import type { Context } from '../../platform/commands/command.ts'
import { regionById } from '../regions/index.ts'
import { publicTexts } from '../translations/index.ts'
import { pathsOf, standingPages } from './addresses.ts'
import * as store from './store.ts'
import { pageText } from './texts.ts'

/**
 * Does something that moves addresses, now or at a moment yet to come, and keeps those that are public now and will not be
 * any more. An address that is kept too early harms nobody: while a page stands there, it is found first.
 */
export async function keepingAddresses(
  context: Context,
  region: string,
  act: () => Promise<unknown>,
  moment: Instant = context.now,
): Promise<void> {
  const before = await publicPaths(context, region, context.now)
  await act()
  const after = await publicPaths(context, region, moment)
  for (const [page, paths] of before) {
    for (const [language, path] of paths) {
      if (after.get(page)?.get(language) === path) continue
      await store.keepAddress(context.tx, {
        region_id: region,
        language,
        path,
        page_id: page,
        since: context.now,
      })
    }
  }
}

async function publicPaths({ tx }: Context, region: string, at: Instant) {
  const languages = (await regionById(tx, region))?.visible ?? []
  const texts = await publicTexts(tx, region, pageText.subject, at)
  return pathsOf(standingPages(await store.pagesOf(tx, region), texts, languages))
}
