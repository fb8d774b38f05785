import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { BrowserContext, Page } from 'playwright-core'
import { localeFiles } from '../../locale-files.mjs'
import type { Choice, Saved } from '../../src/web/offline/choice.ts'
import { openProfile } from './browser.ts'

/** A telephone that is switched off and on again: a browser with a profile of its own on the disk. */
export interface Pocket {
  /** The browser as it is now; after `restart` another one. */
  page(): Page
  context(): BrowserContext
  /** Closes the browser and opens it again on the same profile; without the door, nothing of ours runs in its pages. */
  restart(options?: { door: boolean }): Promise<void>
  /** Saves through the door that the page 'Read without internet' uses; answers what is saved, or the fault's name. */
  save(url: string, choice: Choice): Promise<Saved | string>
  leave(): Promise<void>
}

type Door = typeof import('../../src/web/offline/device-door.ts')
declare const door: Door

/**
 * Opens a telephone.
 * @example const pocket = await openPocket({ locale: 'uk-UA' })
 */
export async function openPocket({ locale = 'de-DE' } = {}): Promise<Pocket> {
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-pocket-'))
  const script = await doorScript()
  const open = async ({ door } = { door: true }): Promise<BrowserContext> => {
    const context = await openProfile(folder, { locale })
    // Not an element of the page: its policy would not let it run.
    if (door) await context.addInitScript({ content: script })
    return context
  }
  let context = await open()
  let page = await context.newPage()
  return {
    page: () => page,
    context: () => context,
    async restart(options) {
      await context.close()
      context = await open(options)
      page = await context.newPage()
    },
    async save(url, choice) {
      await page.goto(`${url}/${choice.region}/de/offline/`)
      return page.evaluate(
        (wanted) => door.save(wanted, () => {}).catch((error) => String(error.fault ?? error)),
        choice,
      )
    },
    async leave() {
      await context.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** device-door.ts as a script that makes it known to a test, built like the page's own. */
async function doorScript(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: ['src/web/offline/device-door.ts'],
    bundle: true,
    format: 'iife',
    globalName: 'door',
    write: false,
    define: await wordsFacts(),
  })
  return `${outputFiles[0]?.text};globalThis.door = door`
}

/** Which words there are, as build.mjs puts it into what it builds; of several builds the newest. */
export async function wordsFacts(): Promise<{ __WORDS__: string }> {
  const files = await localeFiles()
  const addresses = files.map(({ slug, name }) => [slug, name.replace('words-', '/offline/words/')])
  return { __WORDS__: JSON.stringify(Object.fromEntries(addresses)) }
}
