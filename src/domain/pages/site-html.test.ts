import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ATTACKS, dangersIn, fragments } from '../../../test/attacks.ts'
import { resolveQuotes } from './public.ts'
import { type Numbers, siteHtml } from './site-html.ts'

const PAGE = '019ab1c2-7e1f-7c3a-9a55-0d7a3f1f6a10'
const PICTURE = '019ab1c2-7e1f-7c3a-9a55-0d7a3f1f6a11'
const CONTACT = '019ab1c2-7e1f-7c3a-9a55-0d7a3f1f6a12'
const GONE = '019ab1c2-7e1f-7c3a-9a55-0d7a3f1f6a13'
const numbers: Numbers = {
  pages: new Map([[PAGE, 7]]),
  media: new Map([[PICTURE, 3]]),
  contacts: new Map([[CONTACT, 5]]),
  organisations: new Map(),
}
const shown = (html: string): string => siteHtml(html, numbers)
const RUNS = process.env.LONG ? 20_000 : 1000

describe('headings', () => {
  it('begin at h2 and go down without gaps, whatever the source jumped', () => {
    expect(shown('<h4>Kosten</h4>')).toBe('<h2>Kosten</h2>')
    expect(shown('<h1>A</h1><h4>B</h4><h6>C</h6><h4>D</h4><h1>E</h1>')).toBe(
      '<h2>A</h2><h3>B</h3><h4>C</h4><h3>D</h3><h2>E</h2>',
    )
  })

  it('that are empty leave no gap behind', () => {
    expect(shown('<h1>&nbsp;</h1><h2> </h2><h3>Kosten</h3>')).toBe('<h2>Kosten</h2>')
  })

  it('never jump, in anything', () => {
    const heading = fc.tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('A', ' ', '<b>B</b>', ''))
    const steps = fc.property(fc.array(heading), (all) => {
      const html = shown(all.map(([level, words]) => `<h${level}>${words}</h${level}>`).join('<p>x</p>'))
      const levels = [...html.matchAll(/<h(\d)/g)].map(([, level]) => Number(level))
      levels.forEach((level, i) => {
        expect(level).toBeGreaterThanOrEqual(2)
        expect(level).toBeLessThanOrEqual(Math.min(6, (levels[i - 1] ?? 1) + 1))
      })
    })
    fc.assert(steps, { numRuns: 300 })
  })

  it('lose their second emphasis', () => {
    expect(shown('<h2><strong>Kosten</strong></h2>')).toBe('<h2>Kosten</h2>')
  })
})

it('empty paragraphs, and boxes that only hold paragraphs, go', () => {
  expect(shown('<p>&nbsp;</p><div><p>A</p><p> <br></p></div><p><span></span></p>')).toBe('<p>A</p>')
})

it('styles go, and of the classes those that mean something stay', () => {
  expect(shown('<p class="s-indent wp-1" style="color:#fff">A</p>')).toBe('<p class="s-indent">A</p>')
})

it('a language tag that is none goes', () => {
  expect(shown('<p lang="uk">A</p><p lang="uk&quot;x">B</p>')).toBe('<p lang="uk">A</p><p>B</p>')
})

it('the icon files of other systems are pictograms', () => {
  expect(shown('<p><img src="https://a.example/static/svg/call.svg" class="s-icon"> 110</p>')).toBe(
    '<p><i data-icon="phone"></i> 110</p>',
  )
})

it('a picture that is not ours is a placeholder with its words, also without words', () => {
  expect(shown('<p><img src="https://a.example/a.jpg" alt="Das Rathaus">x</p>')).toBe(
    '<p><img data-missing="Das Rathaus">x</p>',
  )
  expect(shown('<p><img src="https://a.example/a.jpg">x</p>')).toBe('<p><img data-missing="">x</p>')
})

it('an embed is a link that says where it leads; what is no address goes', () => {
  expect(shown('<iframe src="https://video.example/v?a=1&amp;b=2"></iframe>')).toBe(
    '<a href="https://video.example/v?a=1&amp;b=2" class="embed">video.example</a>',
  )
  for (const src of ['/here', 'https://', 'https://[', 'https://a b/', '//video.example', ''])
    expect(shown(`<iframe src="${src}"></iframe><p>A</p>`)).toBe('<p>A</p>')
})

it('a table scrolls in a box of its own, which the keyboard reaches', () => {
  const table = '<table><tbody><tr><td>A</td></tr></tbody></table>'
  expect(shown(table)).toBe(`<div class="table" tabindex="0">${table}</div>`)
  expect(shown(`<div class="table">${table}</div>`)).toBe(`<div class="table" tabindex="0">${table}</div>`)
})

describe('quotes', () => {
  it('are by number, in one form each, whatever the order of attributes', () => {
    expect(shown(`<p><a lang="de" title="x" hreflang="de" href="page:${PAGE}#s1">A</a></p>`)).toBe(
      '<p><a href="page:7#s1" lang="de" title="x">A</a></p>',
    )
    expect(shown(`<p><img class="x" alt="y" data-media="${PICTURE}"></p>`)).toBe(
      '<p><img data-media="3"></p>',
    )
    expect(shown(`<div class="note" data-contact="${CONTACT}"><p>old</p></div>`)).toBe(
      '<div data-contact="5"></div>',
    )
  })

  it('of what is gone, or of a number that somebody guessed, are 0', () => {
    expect(shown(`<p><a href="page:${GONE}">A</a><a href="page:7">B</a></p>`)).toBe(
      '<p><a href="page:0">A</a><a href="page:0">B</a></p>',
    )
    expect(shown('<p>A<img data-media="3"></p>')).toBe('<p>A<img data-media="0"></p>')
    expect(shown('<div data-contact="__proto__"></div>')).toBe('<div data-contact="0"></div>')
  })

  it('that stand in words are words', () => {
    const words = `<p>href="page:${PAGE}" data-media="${PICTURE}" class="s-icon"</p>`
    expect(shown(words)).toBe(words)
  })
})

it('a link around a link is one link', () => {
  expect(shown('<p><a href="https://a.example/">A <a href="https://b.example/">B</a></a></p>')).toBe(
    '<p><a href="https://a.example/">A </a><a href="https://b.example/">B</a></p>',
  )
  expect(shown('<p><a href="/x">A <iframe src="https://b.example/"></iframe></a></p>')).toBe(
    '<p>A <a href="https://b.example/" class="embed">b.example</a></p>',
  )
})

it('nothing harmful is in it, and no attribute has what could be taken for a tag', () => {
  for (const attack of ATTACKS) expect(dangersIn(shown(attack)), attack.slice(0, 200)).toEqual([])
  const harmless = fc.property(fragments, (html) => {
    expect(dangersIn(shown(html))).toEqual([])
  })
  fc.assert(harmless, { numRuns: RUNS })
})

it('a hundred thousand spaces cost no time', () => {
  const began = performance.now()
  shown(`<p>a${' '.repeat(100_000)}b</p>`)
  expect(performance.now() - began).toBeLessThan(1000)
})

describe('a quote in a page that is shown', () => {
  const to = {
    page: (number: number) => (number === 7 ? { href: '/hafen/de/arzt/' } : undefined),
    picture: (number: number) => `[picture ${number}]`,
    contact: (number: number) => `[contact ${number}]`,
    missingPicture: (alt: string) => `[${alt}]`,
    icon: (name: string) => `[${name}]`,
  }

  it('is what it stands for; of a page that is gone the words stay', () => {
    const html = shown(
      `<p><a href="page:${PAGE}#s1" lang="de">Arzt</a> <a href="page:${GONE}">Weg</a> <img data-media="${PICTURE}"></p>` +
        `<div data-contact="${CONTACT}"></div><p><img src="https://a.example/a.jpg" alt="$&amp; 'x' &quot;">x</p>`,
    )
    expect(resolveQuotes(html, to)).toBe(
      '<p><a href="/hafen/de/arzt/#s1" lang="de">Arzt</a> Weg [picture 3]</p>[contact 5]<p>[$&amp; \'x\' &quot;]x</p>',
    )
  })
})
