import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { isSlug } from '../../src/kernel/slug.ts'
import { filesBelow, textOf } from './files.ts'

const LANGUAGES = ['de', 'en', 'uk', 'ar', 'de-si']
const LEGAL = ['imprint', 'privacy', 'accessibility']
const TAGS = /^(p|h2|h3|ul|ol|li|strong|em|a|table|thead|tbody|tr|th|td|bdi|span|div)$/

/** Federal sites whose addresses stay; nothing else is linked from the demo county. */
const SITES =
  'bamf.de arbeitsagentur.de familienportal.de make-it-in-germany.com anerkennung-in-deutschland.de ' +
  'bundesgesundheitsministerium.de 116117.de hilfetelefon.de germany4ukraine.de bmas.de auswaertiges-amt.de bafin.de ' +
  'zoll.de antidiskriminierungsstelle.de verwaltung.bund.de integrationsbeauftragte.de zanzu.de infektionsschutz.de ' +
  'bundesregierung.de'
const HOSTS = new Set(SITES.split(' ').flatMap((host) => [host, `www.${host}`]))

interface Chapter {
  key: string
  children?: Chapter[]
}

const tree: Chapter[] = JSON.parse(textOf('demo/tree.json'))
const keys = new Set(tree.flatMap(({ key, children = [] }) => [key, ...children.map((child) => child.key)]))
/** Folders of texts: each chapter with its pages, and the legal texts. */
const folders = [
  ...tree.map(({ key, children = [] }) => [key, [key, ...children.map((child) => child.key)]] as const),
  ['legal', LEGAL] as const,
]

describe.each(folders)('demo/pages/%s', (folder, pages) => {
  const files = pages.flatMap((key) =>
    LANGUAGES.map((language) => `demo/pages/${folder}/${key}.${language}.html`),
  )

  it('has every page in all five languages, and nothing else', () => {
    expect(filesBelow(`demo/pages/${folder}`, /./)).toEqual([...files].sort())
  })

  it('is well written', () => {
    const faults = files.flatMap((path) => textFaults(textOf(path)).map((fault) => `${path}: ${fault}`))
    expect(faults).toEqual([])
  })

  it('has addresses that differ among siblings', () => {
    for (const language of LANGUAGES) {
      const siblings = (folder === 'legal' ? pages : pages.slice(1)).map(
        (key) => slugIn(textOf(`demo/pages/${folder}/${key}.${language}.html`)) ?? '',
      )
      expect(
        siblings.filter((slug, i) => siblings.indexOf(slug) !== i),
        language,
      ).toEqual([])
    }
  })
})

it('no two chapters share an address', () => {
  for (const language of LANGUAGES) {
    const slugs = tree.map(({ key }) => slugIn(textOf(`demo/pages/${key}/${key}.${language}.html`)))
    expect(new Set(slugs).size, language).toBe(tree.length)
  }
})

it('every picture is told in all five languages', () => {
  const alts: Record<string, Record<string, string>> = JSON.parse(textOf('demo/pictures/alt.json'))
  for (const path of filesBelow('demo/pictures', /[.]svg$/)) {
    const name = path.replace(/^.*[/]|[.]svg$/g, '')
    expect(
      LANGUAGES.filter((language) => !alts[name]?.[language]),
      name,
    ).toEqual([])
  }
})

it.each([
  ['no header', '<p>Text.</p>', 'begins with title:, slug: and an empty line'],
  ['a bad address', text('Eine Seite', '<p>Text.</p>'), "slug 'Eine Seite' is none"],
  ['a tag that is not allowed', text('s', '<h1>Text</h1>'), '<h1> is not allowed'],
  ['a tag that is not closed', text('s', '<p><strong>Text</p>'), '</p> closes <strong>'],
  ['a page that does not exist', text('s', '<p><a href="page:nowhere">x</a></p>'), "link to 'page:nowhere'"],
  ['another site', text('s', '<p><a href="https://example.com">x</a></p>'), "link to 'https://example.com'"],
  ['a style', text('s', '<p style="color:red">x</p>'), '<p style> is not allowed'],
])('%s is found', (_, broken, fault) => expect(textFaults(broken)).toContain(fault))

it('a good text is good', () => {
  const good = '<p>Text <a href="tel:112">112</a>.</p>\n<div class="note"><p>x &amp; y</p></div>'
  expect(textFaults(text('eine-seite', good))).toEqual([])
  expect(existsSync('demo/region.json')).toBe(true)
})

function text(slug: string, html: string): string {
  return `title: Titel\nslug: ${slug}\n\n${html}\n`
}

const slugIn = (file: string): string | undefined => /^title: .*\nslug: (.*)\n/.exec(file)?.[1]

function textFaults(file: string): string[] {
  const header = /^title: (\S.*)\nslug: (.+)\n\n/.exec(file)
  if (!header) return ['begins with title:, slug: and an empty line']
  const [whole, , slug = ''] = header
  const html = file.slice(whole.length)
  return [...(isSlug(slug) ? [] : [`slug '${slug}' is none`]), ...tagFaults(html), ...linkFaults(html)]
}

function tagFaults(html: string): string[] {
  const faults: string[] = []
  const open: string[] = []
  for (const [, slash, name = '', attributes = ''] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>/gi)) {
    if (!TAGS.test(name)) faults.push(`<${name}> is not allowed`)
    for (const [, attribute = ''] of attributes.matchAll(/([\w-]+)=/g)) {
      const right = { a: ['href', 'lang', 'dir'], div: ['class'], bdi: ['dir', 'lang'] }[name] ?? [
        'lang',
        'dir',
      ]
      if (!right.includes(attribute)) faults.push(`<${name} ${attribute}> is not allowed`)
    }
    if (!slash) open.push(name)
    else {
      const last = open.pop()
      if (last !== name) faults.push(`</${name}> closes <${last}>`)
    }
  }
  if (open.length > 0) faults.push(`<${open.join('>, <')}> is not closed`)
  if (/&(?!amp;)\w+;/.test(html)) faults.push('has an entity that is not &amp;')
  if (/[ \t]$/m.test(html)) faults.push('has spaces at the end of a line')
  return faults
}

const linkFaults = (html: string): string[] =>
  Array.from(html.matchAll(/href="([^"]*)"/g), ([, href = '']) => href)
    .filter((href) => !linkIsGood(href))
    .map((href) => `link to '${href}'`)

function linkIsGood(href: string): boolean {
  if (href.startsWith('page:')) return keys.has(href.slice('page:'.length))
  if (/^tel:\+?\d+$/.test(href) || /^mailto:[^@\s]+@[^@\s]+$/.test(href)) return true
  return href.startsWith('https://') && URL.canParse(href) && HOSTS.has(new URL(href).hostname)
}
