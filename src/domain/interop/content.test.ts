import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { asStored, mapContent, picturesIn } from './content.ts'
import { followLink, type LinkGround } from './follow-link.ts'

const PAGE = '019abcde-0000-7000-8000-000000000001'
const ground: LinkGround = {
  region: 'town',
  hosts: new Set(['integreat.app', 'cms.integreat-app.de']),
  languages: new Set(['de', 'en']),
  pageAt: (language, path) => (path.toLowerCase() === `/town/${language}/schön/bank/` ? PAGE : undefined),
}
const map = (html: string) => mapContent(html, ground, () => undefined)

describe('where a link leads from now on', () => {
  it.each([
    ['https://integreat.app/town/de/sch%C3%B6n/bank/', 'Bank', `page:${PAGE}`],
    ['https://integreat.app/town/de/schön/bank', 'Bank', `page:${PAGE}`],
    ['https://integreat.app/town/en/Sch%C3%B6n/Bank#konto', 'Bank', `page:${PAGE}#konto`],
    ['https://cms.integreat-app.de/town/de/scho%CC%88n/bank/?x=1', 'Bank', `page:${PAGE}`],
    ['/town/de/schön/bank/', 'Bank', `page:${PAGE}`],
    ['https://integreat.app/mailto:amt@town.example', 'Amt', 'mailto:amt@town.example'],
    ['https://integreat.app/mailto:', 'schreiben Sie an amt@town.example', 'mailto:amt@town.example'],
    ['https://integreat.app/tel:', '0800 / 111-0', 'tel:08001110'],
    ['https://integreat.app/112', '112', 'tel:112'],
    ['https://integreat.app/+49%20821%201', 'Ruf an', 'tel:+498211'],
  ])('%s becomes what was meant', (href, words, wanted) => {
    expect(followLink(href, words, ground)).toMatchObject({ kind: 'becomes', href: wanted })
  })

  it.each([
    'https://town.example/de/',
    'mailto:amt@town.example',
    'tel:112',
    '#oben',
    'https://integreat.app/',
    'https://integreat.app/othertown/de/bank/',
  ])('%s stays', (href) => {
    expect(followLink(href, '', ground)).toEqual({ kind: 'stays' })
  })

  it.each([
    ['https://integreat.app/town/de/weg/', 'leads to no page of the source'],
    ['https://integreat.app/town/ar/x/', "leads to the language 'ar', which is not imported"],
    ['https://integreat.app/town/de/events/fest/', 'leads to events, which are not imported'],
    ['https://integreat.app/town/de/', 'leads to the home page'],
    ['https://integreat.app/mailto:', 'names neither a number nor an address'],
    ['page:019abcde-0000-7000-8000-000000000009', 'is no address'],
    ['https://[', 'is no address'],
  ])('%s is dead, with a reason', (href, why) => {
    expect(followLink(href, 'Wort', ground)).toEqual({ kind: 'dead', why })
  })

  it.each([
    'https://cms.integreat-app.de/media/regions/1/plan.pdf',
    'https://cms.integreat-app.de/town/wp-content/uploads/plan.pdf',
  ])('%s still lies with the source', (href) => {
    expect(followLink(href, '', ground)).toEqual({ kind: 'file' })
  })
})

describe('content', () => {
  it('of a dead link the words stay, with what is bold in them', () => {
    const { html, dead } = map(
      '<p>Zum <a href="https://integreat.app/town/de/weg/">alten <b>Amt</b></a>.</p>',
    )
    expect(html).toBe('<p>Zum alten <b>Amt</b>.</p>')
    expect(dead).toEqual([
      {
        address: 'https://integreat.app/town/de/weg/',
        words: 'alten Amt',
        why: 'leads to no page of the source',
      },
    ])
  })

  it('a quote of a page has one form, without classes', () => {
    const { html } = map(
      '<a class="link" title="x" href="https://integreat.app/town/de/schön/bank/">Bank</a>',
    )
    expect(html).toBe(`<a href="page:${PAGE}">Bank</a>`)
  })

  it('styles become classes, embeds stay, quotes from elsewhere go', () => {
    const { html } = map(
      '<p style="padding-left: 30px">a</p><iframe src="https://player.vimeo.com/1"></iframe><img data-media="1" src="https://x.example/a.png"><div data-contact="1">b</div>',
    )
    expect(html).toBe(
      '<p class="s-indent">a</p><iframe src="https://player.vimeo.com/1"></iframe><img src="https://x.example/a.png" /><div>b</div>',
    )
  })

  it('a picture that we have is quoted, and known again by its address', () => {
    const src = 'https://cms.integreat-app.de/media/plan.png?a=1&b=2'
    const { html } = mapContent(`<img src="${src.replace('&', '&amp;')}" alt="Plan">`, ground, () => PAGE)
    expect(html).toContain(`data-media="${PAGE}"`)
    expect(picturesIn(html)).toEqual(new Map([[src, PAGE]]))
  })

  it('whatever comes, it is stored as it is, and mapping it again changes nothing', () => {
    const pieces = fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<a href="https://integreat.app/112">',
        '</a>',
        '<b>',
        '<script>',
        '</script>',
        '&amp;',
        '&',
      ],
      ...[
        '<div style="width:15px">',
        '<img src=x onerror=y>',
        '<table><td>',
        '"',
        '<!--',
        'u\u0308',
        '<svg>',
        '</svg>',
      ],
      ...[
        '<a href="https://integreat.app/town/de/weg">',
        '<ul><li>',
        '\u202e',
        '\ud800',
        '<iframe src="//x">',
      ],
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const { html } = map(parts.join('').toWellFormed())
        expect(asStored(html)).toBe(html)
        expect(map(html).html).toBe(html)
        expect(html).not.toMatch(/<script|onerror|style=|<svg/)
      }),
    )
  })

  it('a link around a million characters is looked at in no time', () => {
    const began = performance.now()
    map(`<a href="https://integreat.app/mailto:">${'a'.repeat(900_000)}</a>`)
    map(`<a href="https://integreat.app/mailto:${'a@'.repeat(400_000)}">x</a>`)
    expect(performance.now() - began).toBeLessThan(5000)
  })
})
