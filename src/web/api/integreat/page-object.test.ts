import { expect, test } from 'vitest'
import type { PageObject } from './page-object.ts'
import { publishedTowns } from './testing-town.ts'

const { ask } = await publishedTowns()

async function pageOf(id: number, language = 'de'): Promise<PageObject> {
  const response = await ask(`/api/v3/seestadt/${language}/page/?id=${id}`)
  return (await response.json()) as PageObject
}

test('a page has the number of its text, its parent the number of a page', async () => {
  const page = await pageOf(12)
  expect(page.id).toBe(1030)
  expect(page.parent).toEqual({
    id: 10,
    url: 'https://guide.example/seestadt/de/alltag/',
    path: '/seestadt/de/alltag/',
  })
  expect((await pageOf(12, 'en')).id).toBe(1031)
})

test('a chapter has the parent 0', async () => {
  expect((await pageOf(10)).parent).toEqual({ id: 0, url: null, path: null })
})

test('a page says where it is in the other languages, in the order of the language tree, without its own', async () => {
  const elsewhere = (await pageOf(12, 'en')).available_languages
  expect(Object.keys(elsewhere)).toEqual(['de', 'ar'])
  expect(elsewhere.ar).toEqual({
    id: 1032,
    url: 'https://guide.example/seestadt/ar/الحياة-اليومية/أطباء/',
    path: '/seestadt/ar/الحياة-اليومية/أطباء/',
  })
  expect((await pageOf(13)).available_languages).toEqual({})
})

test('times are those of the region, summer and winter, and UTC beside', async () => {
  expect(await pageOf(12)).toMatchObject({
    last_updated: '2026-07-01T12:00:00.250+02:00',
    published_at: '2026-07-01T12:00:00.250+02:00',
    modified_gmt: '2026-07-01T10:00:00.250Z',
  })
  expect((await pageOf(11)).last_updated).toBe('2026-12-01T11:00:00.000+01:00')
})

test('a link to a page becomes its full address; in another language where there is none in this', async () => {
  expect((await pageOf(12)).content).toContain(
    '<a class="link" href="https://guide.example/seestadt/de/alltag/wohnen/#Miete">Miete</a>',
  )
  expect((await pageOf(12)).content).toContain(
    '<a href="https://guide.example/seestadt/de/hilfe/gewalt/">Schutz</a>',
  )
  expect((await pageOf(12)).content).toContain('<a href="https://example.org/">extern</a>')
  expect((await pageOf(12, 'en')).content).toContain('href="https://guide.example/seestadt/de/alltag/bank/"')
  expect((await pageOf(12, 'ar')).content).toContain(
    'href="https://guide.example/seestadt/en/daily-life/living/"',
  )
})

test('of a link to what is gone the words stay, of a picture or a contact that is gone nothing', async () => {
  const { content } = await pageOf(12)
  expect(content).toContain(', Verschwundenes <a')
  expect(content).not.toContain('weg')
  expect(content).not.toMatch(/page:|data-media|data-contact/)
})

test('a picture has a full address and says what it shows, in the words of the page or else its own', async () => {
  const { content } = await pageOf(12)
  const src = `https://guide.example/media/${'ab'.repeat(32)}-960.webp`
  expect(content).toContain(`<img src="${src}" alt="Ein Haus" width="200">`)
  expect(content).toContain(`<img src="${src}" alt="Hafen &quot;am&quot; See">`)
})

test('a contact is simple markup with everything escaped', async () => {
  const { content } = await pageOf(12)
  expect(content).toContain('<strong>Beratung &lt;Hafen&gt; &amp; Mehr</strong>')
  expect(content).toContain('Kai 1, 12345 Seestadt')
  expect(content).toContain('<a href="tel:01234567">0123 / 45-67</a>')
  expect(content).toContain('<a href="mailto:beratung@seestadt.example">')
  expect(content).toContain('<a href="https://beratung.example/?a=1&amp;b=2">')
})

test('the excerpt is the content without tags; entities and line breaks stay', async () => {
  expect((await pageOf(11)).excerpt).toBe('Miete\r\nKaution')
  expect((await pageOf(12)).excerpt).toContain('Wohnen &amp; Miete, Schutz, Verschwundenes extern')
  expect((await pageOf(12)).excerpt).not.toMatch(/[<>]/)
})

test('a thumbnail is a full address, ours or the one of the source, or null', async () => {
  expect((await pageOf(12)).thumbnail).toBe(`https://guide.example/media/${'ab'.repeat(32)}-320.webp`)
  expect((await pageOf(13)).thumbnail).toBe('https://old.example/bank.png')
  expect((await pageOf(11)).thumbnail).toBeNull()
})

test('an organisation has its website and logo', async () => {
  expect((await pageOf(11)).organization).toEqual({
    id: 7,
    slug: 'caritas',
    name: 'Caritas',
    logo: `https://guide.example/media/${'cd'.repeat(32)}-120.webp`,
    website: 'https://caritas.example/',
  })
})

test('an organisation without a full web address is left out, as it would break the page in the app', async () => {
  expect((await pageOf(12)).organization).toBeNull()
  expect((await pageOf(13)).organization).toBeNull()
})

test('a page whose content is missing still has every field that the apps cannot do without', async () => {
  const page = await pageOf(10)
  expect(page).toMatchObject({ title: 'Alltag', content: '', excerpt: '', embedded_offers: [], hash: null })
})
