import { describe, expect, it } from 'vitest'
import { RESERVED_SLUGS } from '../../domain/regions/public.ts'
import { type Face, faceOf } from './addresses.ts'
import { acceptLanguage, browserLanguage } from './languages-wanted.ts'

const SHELL = ['/assets/site-0123456789ab.js', '/assets/icon.svg']
const HASH = 'a1'.repeat(32)

describe('the worker touches the public site and nothing else', () => {
  it.each<[string, Face]>([
    ['/', 'front'],
    ['/regions/', 'front'],
    ['/regions/uk/', 'front'],
    ['/regions/uk/points.json', 'front'],
    ['/landing/de', 'front'],
    ['/hafen', 'front'],
    ['/hafen/', 'front'],
    ['/hafen/de', 'region'],
    ['/hafen/de-si/', 'region'],
    ['/hafen/uk/прибуття/реєстрація/', 'region'],
    ['/hafen/de/search/', 'region'],
    ['/hafen/de/offline/', 'region'],
    ['/hafen/de/manifest.webmanifest', 'region'],
    ['/assets/site-0123456789ab.js', 'program'],
    [`/media/${HASH}-640.webp`, 'picture'],
  ])('%s is answered', (path, face) => expect(faceOf(path, SHELL)).toBe(face))

  it.each([
    '/api/v3/hafen/de/pages/',
    '/hafen/de/wp-json/extensions/v3/pages',
    '/wp-json/extensions/v3/sites',
    '/backoffice/de/',
    '/backoffice/sign-in',
    '/sign-in/de/',
    '/preview/de/seite/',
    '/actions/de/feedback',
    '/health',
    '/metrics',
    '/offline/hafen/record.json',
    '/offline/de/offer.json',
    `/parts/${HASH}`,
    '/worker.js',
    '/assets/site-ffffffffffff.js',
    '/media/private.pdf',
    '/sitemap.xml',
    '/robots.txt',
    '/favicon.ico',
    '/hafen/xx/',
    '/hafen/settings/',
    '//de/',
  ])('%s is left alone', (path) => expect(faceOf(path, SHELL)).toBeUndefined())

  it('none of the addresses that are the house’s own is taken for a region', () => {
    const own = [...RESERVED_SLUGS].filter((slug) => !['regions', 'landing'].includes(slug))
    expect(own.length).toBeGreaterThan(15)
    for (const slug of own)
      for (const path of [`/${slug}`, `/${slug}/de/`]) expect(faceOf(path, []), path).toBeUndefined()
  })
})

describe('the languages of a browser', () => {
  it('are told to the site as a browser tells them to a server', () => {
    expect(acceptLanguage(['uk-UA', 'uk', 'de'])).toBe('uk-UA,uk;q=0.9,de;q=0.8')
    expect(acceptLanguage(Array.from({ length: 12 }, () => 'en')).endsWith('en;q=0.1')).toBe(true)
  })

  it('decide in which language of ours a fault is told; in German when we have none of them', () => {
    expect(browserLanguage(['xx', 'fa-AF'])).toBe('prs')
    expect(browserLanguage(['ja-JP'])).toBe('de')
    expect(browserLanguage([])).toBe('de')
  })
})
