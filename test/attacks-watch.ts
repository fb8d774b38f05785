import { randomBytes } from 'node:crypto'
import type { Browser, BrowserContext, Page } from 'playwright-core'

/** What a browser saw that a text must not do. */
export interface Watched {
  /** A function of the test's own: no page knows its name by accident, and it is another one in each run. */
  run: string
  context: BrowserContext
  /** What ran, what led away, what asked strangers, what stands in a page and must not. */
  harm: string[]
  /** What the policy held back: counted apart. */
  held: string[]
  /** Shows an answer as if it had come from its address. */
  show(page: Page, address: string, html: string, headers?: Record<string, string>): Promise<void>
  open(page: Page, address: string): Promise<void>
}

/**
 * A browser that tells what texts do in it. `unguarded`: the policy is switched off, so that what is in the markup runs,
 * and nothing is right only because a header held it back.
 */
export async function watch(
  browser: Browser,
  own: string,
  { unguarded }: { unguarded: boolean },
): Promise<Watched> {
  const run = `ran_${randomBytes(9).toString('hex')}`
  const context = await browser.newContext({ bypassCSP: unguarded, locale: 'de-DE', serviceWorkers: 'block' })
  context.setDefaultTimeout(20_000)
  const harm: string[] = []
  const held: string[] = []
  let at = ''
  const tell = (what: string) => harm.push(`${at}: ${what}`.slice(0, 300))
  await context.exposeBinding(run, () => tell('ran'))
  await context.exposeBinding(`${run}_held`, (_, what: string) => held.push(`${at}: ${what}`.slice(0, 300)))
  await context.addInitScript((name) => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) =>
      (globalThis as unknown as Record<string, (what: string) => void>)[`${name}_held`]?.(
        `${violatedDirective} ${blockedURI} ${sample}`,
      ),
    )
  }, run)
  context.on('dialog', (dialog) => {
    tell(`dialog ${dialog.message()}`)
    void dialog.dismiss().catch(() => undefined)
  })
  const shown = new Map<string, { body: string; headers: Record<string, string> }>()
  await context.route('**/*', async (route) => {
    const address = route.request().url()
    const ready = shown.get(address)
    if (ready && route.request().isNavigationRequest()) return route.fulfill(ready)
    if (/^(?:blob|data):/.test(address) || address.startsWith(own)) return route.continue()
    tell(`asks ${address}`)
    return route.abort()
  })
  async function open(page: Page, address: string): Promise<void> {
    at = address.slice(own.length)
    await page
      .goto(address, { waitUntil: 'load' })
      .catch((error: Error) => tell(`does not open: ${error.message}`))
    for (const found of await page
      .evaluate(examine)
      .catch((error: Error) => [`cannot be looked at: ${error.message}`]))
      tell(found)
    if (page.url().split('#')[0] !== address.split('#')[0] && !isOwn(page.url(), own))
      tell(`leads to ${page.url()}`)
  }
  return {
    ...{ run, context, harm, held, open },
    async show(page, address, body, headers = { 'content-type': 'text/html; charset=utf-8' }) {
      shown.set(address, { body, headers })
      await open(page, address)
      shown.delete(address)
    },
  }
}

const isOwn = (address: string, own: string): boolean => address.startsWith(`${own}/`)

/** Runs in the page: what would run when somebody clicks, moves or waits. */
function examine(): string[] {
  const wrong: string[] = []
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of element.attributes) {
      if (/^on/i.test(name) || name === 'srcdoc') wrong.push(`<${element.localName} ${name}>`)
      if (/^(?:href|src|action|formaction|data|poster|background|ping|xlink:href)$/.test(name)) {
        const url = URL.parse(value, document.baseURI)
        if (url && !/^(?:https?|mailto|tel|sms|page|blob):$/.test(url.protocol))
          wrong.push(`<${element.localName} ${name}=${url.protocol}>`)
        const isForm = name.endsWith('action')
        if (isForm && url && url.origin !== location.origin) wrong.push(`a form for ${url.origin}`)
      }
    }
  }
  for (const name of [
    'base',
    'object',
    'embed',
    'applet',
    'meta[http-equiv=refresh i]',
    'math script',
    'svg script',
  ])
    if (document.querySelector(name)) wrong.push(`<${name}>`)
  if (
    document.querySelector(
      'script:not([src]):not([type="application/ld+json"]):not([type="application/json"])',
    )
  )
    wrong.push('a script in the page')
  if (!(document.body instanceof HTMLElement) || typeof document.querySelector !== 'function')
    wrong.push('names of the document are taken')
  return wrong
}
