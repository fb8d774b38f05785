import fc from 'fast-check'
import { expect, it } from 'vitest'
import { arrange } from './contents-list.ts'

it('the answer comes first, then the rest from the first heading on', () => {
  expect(arrange('<p>Ja.</p><h2>Kosten</h2><p>Nein.</p>')).toEqual({
    lead: '<p>Ja.</p>',
    headings: [],
    rest: '<h2 id="s1">Kosten</h2><p>Nein.</p>',
  })
})

it('a list of headings is there from three on, without links in it', () => {
  const { headings } = arrange(
    '<h2 lang="de">A</h2><h2><a href="/x">B</a></h2><h3>no</h3><h2>C <b>c</b></h2>',
  )
  expect(headings).toEqual([
    { id: 's1', html: 'A' },
    { id: 's2', html: 'B' },
    { id: 's3', html: 'C <b>c</b>' },
  ])
})

it('a heading inside a box stays where it is', () => {
  const boxed = '<div class="note"><p>A</p><h2>B</h2></div>'
  expect(arrange(boxed).lead).toBe('')
  expect(arrange(boxed).rest).toContain('<h2 id="s1">')
})

it('elements without an end part nothing', () => {
  expect(arrange('<p>A<br>B<img src="x"><wbr></p><hr><h2>C</h2>').lead).toBe(
    '<p>A<br>B<img src="x"><wbr></p><hr>',
  )
})

it('nothing is lost and nothing comes twice', () => {
  const piece = fc.constantFrom(
    '<p>a</p>',
    '<h2>b</h2>',
    '<h3>c</h3>',
    '<ul><li>d</li></ul>',
    '<div><h2>e</h2></div>',
  )
  const whole = fc.property(fc.array(piece), (pieces) => {
    const { lead, rest } = arrange(pieces.join(''))
    expect((lead + rest).replace(/ id="s\d+"/g, '')).toBe(pieces.join(''))
  })
  fc.assert(whole)
})
