import { expect, it } from 'vitest'
import { iconMarkup, iconSheet, isIcon } from './icon.tsx'
import { ICONS } from './icons.ts'
import { styleFor } from './style.ts'

it('only what we have drawn is a pictogram', () => {
  expect(isIcon('phone')).toBe(true)
  for (const name of ['constructor', '__proto__', 'toString', 'fax', '', null, undefined])
    expect(isIcon(name)).toBe(false)
})

it('a sheet has each drawing that is used, once; words ask for none', () => {
  expect(iconSheet('<p>href="#i-phone"</p>')).toBe('')
  const sheet = iconSheet(iconMarkup('phone') + iconMarkup('mail') + iconMarkup('phone'))
  expect(sheet.match(/<symbol /g)).toHaveLength(2)
  expect(sheet).toContain(ICONS.phone)
})

it('a pictogram is hidden from who hears the page: the word beside it says the same', () => {
  expect(iconMarkup('phone')).toContain('aria-hidden="true"')
})

it("a region's colours are its own, and only in the light", () => {
  const house = styleFor({ sea: null, deep: null })
  const own = styleFor({ sea: '#123456', deep: null })
  expect(own.startsWith(house)).toBe(true)
  expect(own.slice(house.length)).toBe('@media(prefers-color-scheme:light){:root{--sea:#123456}}')
  expect(styleFor({ sea: '#123456', deep: '#000000' })).toContain('--sea:#123456;--deep:#000000')
})
