import fc from 'fast-check'
import { expect, it } from 'vitest'
import { ATTACKS, dangersIn, fragments } from '../../../test/attacks.ts'
import { cleanHtml } from '../translations/index.ts'
import { apiHtml } from './api-html.ts'
import { classesOf, classesToStyles, stylesToClasses } from './inline-styles.ts'

const numbers = { pages: new Map(), media: new Map(), contacts: new Map(), organisations: new Map() }

it('a style is a class, and what has none is decoration', () => {
  expect(stylesToClasses('<p style="padding-left:30px">A</p>')).toBe('<p class="s-indent">A</p>')
  expect(stylesToClasses('<p class="note" style="text-align:center" lang="de">A</p>')).toBe(
    '<p lang="de" class="note s-centre">A</p>',
  )
  expect(stylesToClasses('<img src="https://a.example/a.png" style="width:15px;height:15px" />')).toBe(
    '<img src="https://a.example/a.png" class="s-icon" />',
  )
  expect(stylesToClasses('<p style="margin-left:3px">A</p>')).toBe('<p>A</p>')
})

it('a class of ours is a style again for the apps, and means the same class there and back', () => {
  const all = [
    's-icon',
    's-indent',
    's-indent-2',
    's-centre',
    's-justify',
    's-underline',
    's-block',
    's-mark',
    's-plain',
  ]
  for (const name of all) {
    const styled = classesToStyles(`<p class="${name}">A</p>`)
    expect(styled).toMatch(/^<p style="[^"]+">A<\/p>$/)
    expect(stylesToClasses(cleanHtml(styled))).toBe(`<p class="${name}">A</p>`)
    expect(classesOf(/"(.*)"/.exec(styled)?.[1] ?? '')).toEqual([name])
  }
  expect(classesToStyles('<p class="note s-centre other">A</p>')).toBe(
    '<p class="note other" style="text-align: center">A</p>',
  )
})

it('words that look like an attribute stay words', () => {
  const words = '<p> class="s-icon" style="width:15px" href="page:7"</p>'
  expect(stylesToClasses(words)).toBe(words)
  expect(classesToStyles(words)).toBe(words)
  expect(apiHtml(words, numbers)).toBe(words)
})

it('a value that ends like an attribute does not begin one', () => {
  const value = '<img alt="a data-contact=" class="&quot;&gt;b s-icon">'
  expect(stylesToClasses('<img alt="a style=" class="b" style="width: 15px">')).toBe(
    '<img alt="a style=" class="b s-icon">',
  )
  expect(classesToStyles('<img alt="a class=" title="s-icon">')).toBe('<img alt="a class=" title="s-icon">')
  expect(dangersIn(apiHtml(value, numbers))).toEqual([])
  expect(apiHtml(value, numbers)).toContain('alt="a data-contact="')
})

it('nothing harmful comes about on the way into the house or to the apps', () => {
  const also = { elements: 'iframe' }
  const check = (html: string): void => {
    expect(dangersIn(stylesToClasses(cleanHtml(html)), also)).toEqual([])
    expect(dangersIn(apiHtml(stylesToClasses(cleanHtml(html)), numbers), also)).toEqual([])
  }
  for (const attack of ATTACKS) check(attack)
  fc.assert(fc.property(fragments, check), { numRuns: process.env.LONG ? 20_000 : 500 })
})
