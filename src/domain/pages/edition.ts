import { hash } from 'node:crypto'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { PartPlan, PlannedRegion } from '../../kernel/module.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { contactsOf } from '../contacts/index.ts'
import { mediaOf } from '../media/index.ts'
import { organisationsOf } from '../organisations/index.ts'
import { legalText } from '../regions/index.ts'
import { type Check, checksOf, type PublicText, plannedTexts } from '../translations/index.ts'
import { pathsOf, type StandingPage, standingPages } from './addresses.ts'
import { asDrafts, withDrafts } from './drafts.ts'
import { planLegal } from './legal-edition.ts'
import { markupsOf } from './markups.ts'
import {
  type PagesPart,
  type PublicPage,
  type SourcePart,
  sourcePartOf,
  type TitlesPart,
  type TreeNode,
  type TreePart,
} from './public.ts'
import type { Numbers } from './site-html.ts'
import * as store from './store.ts'
import { pageText } from './texts.ts'

/** What all parts of a region's pages are made from, read once. */
interface Stock {
  standing: readonly StandingPage[]
  checks: ReadonlyMap<string, Check>
  contacts: ReadonlyMap<string, string[]>
  addresses: Awaited<ReturnType<typeof store.addressesOf>>
  numbers: Numbers
  /** What was made of texts for earlier publications. */
  memory: Map<string, unknown>
}

/** `tree` for all languages; `titles`, `legal`, `pages/...`, `sensitive` and their `source/...` for each. */
export async function planPages(reader: Reader, region: PlannedRegion): Promise<PartPlan[]> {
  const stock = await takeStock(reader, region)
  const tree = treePart(stock)
  const parts = Map.groupBy(stock.standing, partOf)
  const legal = await plannedTexts(reader, region, legalText.subject)
  return [
    { name: 'tree', language: null, fingerprint: digest(tree), build: async () => tree },
    ...region.languages.map((language) => planTitles(stock, language)),
    ...region.languages.map((language) => planLegal(reader, legal, stock.numbers, language)),
    ...region.languages.flatMap((language) =>
      [...parts].flatMap(([name, pages]) => planContent(reader, stock, name, pages, language)),
    ),
  ]
}

async function takeStock(reader: Reader, region: PlannedRegion): Promise<Stock> {
  const rows = asDrafts(await store.pagesOf(reader, region.id), region)
  const texts = await withDrafts(reader, region, await plannedTexts(reader, region, pageText.subject))
  const onPages = Map.groupBy(await store.contactsOfPages(reader, region.id), (row) => row.page_id)
  return {
    standing: standingPages(rows, texts, region.languages),
    checks: await checksOf(reader, region.id, pageText.subject),
    contacts: new Map([...onPages].map(([page, of]) => [page, of.map((row) => row.contact_id)])),
    addresses: await store.addressesOf(reader, region.id),
    memory: region.memory,
    numbers: {
      pages: numbersOf(rows),
      media: numbersOf(await mediaOf(reader, region.id)),
      contacts: numbersOf(await contactsOf(reader, region.id)),
      organisations: numbersOf(await organisationsOf(reader, region.id)),
    },
  }
}

const numbersOf = (rows: readonly { id: string; number: number }[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ id, number }) => [id, number]))

const partOf = ({ row, chapter }: StandingPage): string =>
  row.sensitive_since === null ? `pages/${chapter.number}` : 'sensitive'

function treePart(stock: Stock): TreePart {
  const paths = pathsOf(stock.standing)
  const former = Map.groupBy(
    stock.addresses.filter(({ page_id, language, path }) => paths.get(page_id)?.get(language) !== path),
    (address) => address.page_id,
  )
  return {
    nodes: stock.standing.map((page): TreeNode => {
      const { row, texts } = page
      const before = Map.groupBy(former.get(row.id) ?? [], (address) => address.language)
      return {
        number: row.number,
        parent: row.parent_id === null ? null : (stock.numbers.pages.get(row.parent_id) ?? null),
        position: row.position,
        part: partOf(page),
        icon: row.icon,
        texts: Object.fromEntries(
          [...texts].map(([language, { text, lines }]) => [language, [text, lines.slug ?? ''] as const]),
        ),
        ...(before.size > 0 && {
          former: Object.fromEntries(
            [...before].map(([language, all]) => [language, all.map(({ path }) => path)]),
          ),
        }),
      }
    }),
  }
}

function planTitles({ standing }: Stock, language: LanguageSlug): PartPlan {
  const titles: TitlesPart = Object.fromEntries(
    standing.flatMap(({ row, texts }) => {
      const text = texts.get(language)
      return text ? [[row.number, text.lines.title ?? '']] : []
    }),
  )
  return { name: 'titles', language, fingerprint: digest(titles), build: async () => titles }
}

interface Content {
  page: StandingPage
  text: PublicText
}

function planContent(
  reader: Reader,
  stock: Stock,
  name: string,
  pages: readonly StandingPage[],
  language: LanguageSlug,
): PartPlan[] {
  const contents = pages.flatMap((page): Content[] => {
    const text = page.texts.get(language)
    return text ? [{ page, text }] : []
  })
  if (contents.length === 0) return []
  const facts = contents.map(({ page, text }) => [
    text.text,
    text.version,
    publicPage(stock, { page, text }, ''),
  ])
  const fingerprint = digest(facts)
  return [
    { name, language, fingerprint, build: () => pagesPart(reader, stock, contents) },
    { name: sourcePartOf(name), language, fingerprint, build: () => sourcePart(reader, stock, contents) },
  ]
}

async function pagesPart(reader: Reader, stock: Stock, contents: readonly Content[]): Promise<PagesPart> {
  const markups = await markupsIn(reader, stock, contents)
  return Object.fromEntries(
    contents.map((content) => [
      content.page.row.number,
      publicPage(stock, content, markups.get(content.text.text)?.site ?? ''),
    ]),
  )
}

async function sourcePart(reader: Reader, stock: Stock, contents: readonly Content[]): Promise<SourcePart> {
  const markups = await markupsIn(reader, stock, contents)
  return Object.fromEntries(
    contents.map(({ page, text }) => [
      page.row.number,
      { content: markups.get(text.text)?.api ?? '', thumbnail: null },
    ]),
  )
}

const markupsIn = (reader: Reader, { numbers, memory }: Stock, contents: readonly Content[]) =>
  markupsOf(
    reader,
    contents.map(({ text }) => text),
    numbers,
    memory,
  )

function publicPage(
  { checks, contacts, numbers }: Stock,
  { page: { row }, text }: Content,
  html: string,
): PublicPage {
  return {
    html,
    writtenAt: text.writtenAt,
    checked: checks.get(row.id) ?? null,
    organisation: row.organisation_id ? (numbers.organisations.get(row.organisation_id) ?? null) : null,
    thumbnail: row.thumbnail_id ? (numbers.media.get(row.thumbnail_id) ?? null) : null,
    contacts: (contacts.get(row.id) ?? []).flatMap((id) => numbers.contacts.get(id) ?? []),
  }
}

const digest = (value: unknown): string => hash('sha256', JSON.stringify(value))
