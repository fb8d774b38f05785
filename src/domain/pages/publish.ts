import { z } from 'zod'
import { Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import type { Tx } from '../../platform/database/handle.ts'
import {
  instant,
  linesOfVersion,
  publicLines,
  publishText,
  subjectOf,
  unscheduleText,
  withdrawText,
} from '../translations/index.ts'
import { aboutPage } from './about.ts'
import { keepingAddresses } from './former-addresses.ts'
import * as store from './store.ts'
import { refuseTakenAddress } from './taken.ts'
import { pageText } from './texts.ts'

/**
 * Makes a version of a page public, now or from a moment on, for good or until another. When its address changes by that,
 * the old one stays alive. Refused as taken when the address is another page's.
 */
export const publishPage = defineCommand({
  name: 'page.publish',
  input: z.object({
    page: z.string(),
    text: z.number().int(),
    version: z.number().int(),
    from: instant.optional(),
    until: instant.optional(),
  }),
  about: (tx, { page }) => aboutPage(tx, page),
  async run(context, { page, text, version, from, until }): Promise<void> {
    const { tx, now, call } = context
    const { region, language } = await ownText(tx, page, text)
    const publish = () => call(publishText, { text, version, from, until })
    const before = await publicLines(tx, text, now)
    const after = await linesOfVersion(tx, text, version)
    refuseTakenAddress(context, region, { page, language })
    const moment = from && from > now ? from : now
    if (before && before.slug !== after?.slug) await keepingAddresses(context, region, publish, moment)
    else await publish()
  },
})

/** Takes back what a page says in a language, and what was planned: from now on it is not public. */
export const withdrawPage = defineCommand({
  name: 'page.withdraw',
  input: z.object({ page: z.string(), text: z.number().int() }),
  about: (tx, { page }) => aboutPage(tx, page),
  async run({ tx, call }, { page, text }): Promise<void> {
    await ownText(tx, page, text)
    await call(withdrawText, { text })
  },
})

/**
 * Takes back what was planned for a page in a language, also its end: what is public stays so. Refused as taken when its
 * address is promised to another page by then.
 */
export const unschedulePage = defineCommand({
  name: 'page.unschedule',
  input: z.object({ page: z.string(), text: z.number().int() }),
  about: (tx, { page }) => aboutPage(tx, page),
  async run(context, { page, text }): Promise<void> {
    const { region, language } = await ownText(context.tx, page, text)
    refuseTakenAddress(context, region, { page, language })
    await context.call(unscheduleText, { text })
  },
})

async function ownText(tx: Tx, page: string, text: number): Promise<{ region: string; language: string }> {
  const row = await store.getPage(tx, page)
  if (!row) throw new Refusal('unknown', 'There is no such page.')
  const subject = await subjectOf(tx, text)
  if (subject?.kind !== pageText.subject || subject.id !== page)
    throw new Refusal('unknown', `Text ${text} is none of this page.`)
  return { region: row.region_id, language: subject.language }
}
