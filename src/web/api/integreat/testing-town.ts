import type { ContactsPart, PublicContact } from '../../../domain/contacts/public.ts'
import type { MediaPart } from '../../../domain/media/public.ts'
import type { OrganisationsPart } from '../../../domain/organisations/public.ts'
import type { PublicPage, SourcePage, TreeNode, TreePart } from '../../../domain/pages/public.ts'
import type { LegalPart, RegionPart } from '../../../domain/regions/public.ts'
import type { RegionSummary } from '../../../edition/manifest.ts'
import { toInstant } from '../../../kernel/instant.ts'
import { askAt, type PublishedTown, townShelf } from './testing-shelf.ts'

export const page = (more: Partial<PublicPage> = {}): PublicPage => ({
  html: '',
  writtenAt: toInstant('2026-07-01T10:00:00.250Z'),
  checked: null,
  organisation: null,
  thumbnail: null,
  contacts: [],
  ...more,
})
const source = (content: string): SourcePage => ({ content, thumbnail: null })

const HASH = 'ab'.repeat(32)
const CONTACT: PublicContact = {
  number: 5,
  name: 'Beratung <Hafen> & Mehr',
  area: 'Migration',
  hours: 'Mo 9 - 12',
  phone: '0123 / 45-67',
  email: 'beratung@seestadt.example',
  website: 'https://beratung.example/?a=1&b=2',
  address: { street: 'Kai 1', postcode: '12345', town: 'Seestadt' },
}

const node = (
  number: number,
  parent: number | null,
  position: number,
  part: string,
  texts: TreeNode['texts'],
  former?: TreeNode['former'],
): TreeNode => ({ number, parent, position, part, icon: null, texts, ...(former && { former }) })

/** Two chapters. Page 12 moved; 13 is German only; 21 is sensitive; 11 and 12 share a position. */
const TREE: TreePart = {
  nodes: [
    node(10, null, 4, 'pages/10', {
      de: [1010, 'alltag'],
      en: [1011, 'daily-life'],
      ar: [1012, 'الحياة-اليومية'],
    }),
    node(11, 10, 7, 'pages/10', { de: [1020, 'wohnen'], en: [1021, 'living'] }),
    node(
      12,
      10,
      7,
      'pages/10',
      { de: [1030, 'ärzte'], en: [1031, 'doctors'], ar: [1032, 'أطباء'] },
      { de: ['/gesundheit/ärzte/'] },
    ),
    node(14, 12, 1, 'pages/10', { de: [1050, 'notfall'], en: [1051, 'emergency'] }),
    node(13, 10, 9, 'pages/10', { de: [1040, 'bank'] }),
    node(20, null, 6, 'pages/20', { de: [1060, 'hilfe'], en: [1061, 'help'] }),
    node(21, 20, 1, 'sensitive', { de: [1070, 'gewalt'] }),
  ],
}

const DOCTORS_DE = [
  '<p class="x">Wohnen &amp; <a class="link" href="page:11#Miete">Miete</a>,',
  ' <a href="page:21">Schutz</a>, <a href="page:999">Verschwundenes</a>',
  ' <a href="https://example.org/">extern</a></p>',
  '<p><img data-media="3" alt="Ein Haus" width="200" /><img data-media="3" src="https://old.example/x.jpg">',
  '<img data-media="0" alt="weg" /></p>',
  '<div data-contact="5"></div><div data-contact="0"></div>',
].join('')

const SUMMARY: RegionSummary = {
  number: 159,
  slug: 'seestadt',
  name: 'Seestadt',
  prefix: 'Landkreis',
  status: 'live',
  centre: { latitude: 48.4, longitude: 10.8 },
  box: { west: 10.5, south: 48.1, east: 11.0, north: 48.7 },
  postalCodes: ['86150', '86152'],
  aliases: [{ name: 'Neusäß', latitude: 48.39, longitude: 10.82 }],
  languages: ['de', 'en', 'ar'],
  switches: { events: true, places: false, news: true },
}
const REGION: RegionPart = {
  number: 159,
  slug: 'seestadt',
  name: 'Seestadt',
  prefix: 'Landkreis',
  timezone: 'Europe/Berlin',
  languages: ['de', 'en', 'ar'],
  contact: 5,
  switches: { events: true, places: false, news: true },
  branding: { sea: null, deep: null },
  picture: null,
}
const ORGANISATIONS: OrganisationsPart = {
  7: { number: 7, slug: 'caritas', name: 'Caritas', website: 'https://caritas.example/', logo: 4 },
  8: { number: 8, slug: 'verein', name: 'Ein Verein', website: null, logo: null },
  9: { number: 9, slug: 'schule', name: 'Schule', website: 'www.schule.example', logo: null },
}
const MEDIA: MediaPart = {
  3: { number: 3, hash: HASH, width: 2000, height: 1000, alt: 'Hafen "am" See' },
  4: { number: 4, hash: 'cd'.repeat(32), width: 120, height: 120, alt: '' },
}
const LEGAL: LegalPart = {
  imprint: {
    text: 900,
    title: 'Impressum',
    html: '<p>Landratsamt, <a href="page:11">Wohnen</a></p>',
    writtenAt: toInstant('2026-01-02T23:30:00.000Z'),
  },
}

export const SEESTADT: PublishedTown = {
  summary: SUMMARY,
  parts: {
    '*': {
      region: REGION,
      tree: TREE,
      organisations: ORGANISATIONS,
      media: MEDIA,
      contacts: { 5: CONTACT } satisfies ContactsPart,
    },
    de: {
      legal: LEGAL,
      titles: {
        10: 'Alltag',
        11: 'Wohnen',
        12: 'Ärzte',
        13: 'Bank',
        14: 'Notfall',
        20: 'Hilfe',
        21: 'Gewalt',
      },
      'pages/10': {
        10: page(),
        11: page({ organisation: 7, writtenAt: toInstant('2026-12-01T10:00:00.000Z') }),
        12: page({ thumbnail: 3, organisation: 8 }),
        13: page({ organisation: 9 }),
        14: page(),
      },
      'source/10': {
        10: source(''),
        11: source('<p>Miete</p>\r\n<p>Kaution</p>'),
        12: source(DOCTORS_DE),
        13: { content: '<p>Konto</p>', thumbnail: 'https://old.example/bank.png' },
        14: source('<p>112</p>'),
      },
      'pages/20': { 20: page() },
      'source/20': { 20: source('<p>Hilfe</p>') },
      sensitive: { 21: page() },
      'source/sensitive': { 21: source('<p>Schutz</p>') },
    },
    en: {
      legal: {},
      titles: { 10: 'Daily life', 11: 'Living', 12: 'Doctors', 14: 'Emergency', 20: 'Help' },
      'pages/10': { 10: page(), 11: page(), 12: page(), 14: page() },
      'source/10': {
        10: source(''),
        11: source('<p>Rent</p>'),
        12: source('<p><a href="page:13">bank</a></p>'),
        14: source('<p>112</p>'),
      },
      'pages/20': { 20: page() },
      'source/20': { 20: source('<p>Help</p>') },
    },
    ar: {
      legal: {},
      titles: { 10: 'الحياة اليومية', 12: 'أطباء' },
      'pages/10': { 10: page(), 12: page() },
      'source/10': { 10: source(''), 12: source('<p><a href="page:11">سكن</a></p>') },
    },
  },
}

/** A hidden region that has told as little of itself as is possible. */
export const BARE: PublishedTown = {
  summary: {
    number: 160,
    slug: 'kahl',
    name: 'Kahl',
    prefix: null,
    status: 'hidden',
    centre: null,
    box: null,
    postalCodes: [],
    aliases: [],
    languages: ['de'],
  },
  parts: {
    '*': {
      region: {
        ...REGION,
        number: 160,
        slug: 'kahl',
        switches: { events: false, places: false, news: false },
      },
      tree: { nodes: [] },
    },
    de: { titles: {}, legal: {} },
  },
}

/** Both regions on a shelf, and the API to ask. */
export async function publishedTowns() {
  const shelf = townShelf()
  await shelf.publish(SEESTADT)
  await shelf.publish(BARE)
  return { shelf, ask: askAt(shelf) }
}
