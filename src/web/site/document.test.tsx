import { describe, expect, it } from 'vitest'
import { languageOf } from '../../kernel/language.ts'
import { Icon } from '../design/icon.tsx'
import { fragmentLanguage, renderDocument } from './document.tsx'

const EVIL = `"'><script>alert(1)</script></title></style></body>&amp; $& $\` $1`
const made = (more: Partial<Parameters<typeof renderDocument>[0]> = {}): string =>
  renderDocument({
    language: languageOf('ar'),
    title: 'T',
    style: 'a{}',
    script: null,
    body: <p>B</p>,
    ...more,
  })

it('says its language and direction', () => {
  expect(made()).toMatch(/^<!doctype html><html lang="ar" dir="rtl">/)
  expect(fragmentLanguage(languageOf('de-si'), 'ar')).toEqual({ lang: 'de-simple', dir: 'ltr' })
  expect(fragmentLanguage(languageOf('ar'), 'ar')).toEqual({})
})

it('what is put into it cannot become markup', () => {
  const html = made({
    title: EVIL,
    description: EVIL,
    canonical: EVIL,
    alternates: [{ tag: EVIL, href: EVIL }],
    picture: EVIL,
    jsonLd: { name: EVIL, '</script>': '<!--' },
    body: <p title={EVIL}>{EVIL}</p>,
  })
  expect(html.match(/<script/g)).toEqual(['<script'])
  expect(html.match(/<\/(title|style|body|script)>/g)).toEqual([
    '</title>',
    '</style>',
    '</script>',
    '</body>',
  ])
  expect(html).not.toContain('alert(1)</script></')
  const json = /ld\+json">(.*?)<\/script>/.exec(html)?.[1] ?? ''
  expect(JSON.parse(json)).toEqual({ name: EVIL, '</script>': '<!--' })
})

it('a page without one address of its own is not to be found', () => {
  expect(made()).toContain('<meta name="robots" content="noindex"/>')
  expect(made({ canonical: 'https://a.example/' })).not.toContain('noindex')
})

describe('the drawings of its pictograms', () => {
  it('stand once, before the end, and only those that are used', () => {
    const html = made({
      body: (
        <p>
          <Icon name="phone" />
          <Icon name="phone" />
          <Icon name="mail" />
        </p>
      ),
    })
    expect(html.match(/<symbol id="i-[a-z]+"/g)).toEqual(['<symbol id="i-phone"', '<symbol id="i-mail"'])
    expect(html).toMatch(/<\/svg><\/body><\/html>$/)
  })

  it('are not asked for by words', () => {
    expect(made({ body: <p>href="#i-constructor" href="#i-phone" &lt;use href="#i-car"</p> })).not.toContain(
      '<symbol',
    )
  })
})
