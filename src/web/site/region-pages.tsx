import { pictureAddress, widthsOf } from '../../domain/media/public.ts'
import type { PagesPart, TreeNode } from '../../domain/pages/public.ts'
import { fullName, LEGAL_KINDS, type LegalKind } from '../../domain/regions/public.ts'
import type { Editions } from '../../edition/editions.ts'
import { type LanguageSlug, languageOf } from '../../kernel/language.ts'
import OFFLINE_STYLE from '../design/offline.css?inline'
import type { UnstyledDocument } from './document.tsx'
import { NotFound } from './faults.tsx'
import { RegionFrame, type Tongue } from './frame.tsx'
import { Home } from './home.tsx'
import { findLegal, Legal } from './legal.tsx'
import { OfflinePage } from './offline-page.tsx'
import { Page } from './page.tsx'
import { plainText, shorten } from './plain-text.ts'
import type { Pocket } from './pocket.ts'
import { Search, search } from './search.tsx'
import { Untranslated, versionsOf } from './untranslated.tsx'
import { homeOf, offlineOf, openView, type View } from './view.ts'

/** What a region answers to an address: a document, or another address where the thing is now. */
export type Answer =
  | { status: 200 | 404; document: UnstyledDocument; keep: boolean }
  | { status: 301; location: string }

export interface Asked {
  view: View
  editions: Editions
  publicUrl: string
  pocket: Pocket | null
  /** The decoded path below the language: '' or 'alltag/bank'. */
  rest: string
  /** The question of a search. */
  query: string
}

/** Everything below /<region>/<language>/, in the order in which addresses are understood. */
export async function answer(asked: Asked): Promise<Answer> {
  const { view, rest } = asked
  const path = `${homeOf(view)}${rest}`
  if (rest === '') return home(asked)
  if (rest === 'search') return searchPage(asked)
  if (rest === 'offline') return offlinePage(asked)
  if (rest === 'disclaimer') return { status: 301, location: `${homeOf(view)}imprint/` }
  const legal = LEGAL_KINDS.find((kind) => kind === rest)
  if (legal) return legalPage(asked, legal)

  const node = view.tree.find(path, view.language.slug)
  if (node) return contentPage(asked, node)
  const moved = view.tree.findFormer(path, view.language.slug)
  const target = moved && view.tree.path(moved.number, view.language.slug)
  if (target) return { status: 301, location: encodeURI(target) }
  const elsewhere = findInOtherLanguage(view, rest)
  if (elsewhere) return untranslated(asked, elsewhere)
  return notFound(asked)
}

function home({ view, publicUrl, pocket }: Asked): Answer {
  const name = fullName(view.region)
  const tongues = everyTongue(view, (slug) => ({ href: homeOf(view, slug), translated: true }))
  const picture = view.region.picture === null ? undefined : view.media[view.region.picture]
  return {
    status: 200,
    keep: true,
    document: {
      language: view.language,
      title: `${name} – Ankerplatz`,
      description: `${view.m.text('home.question')} ${view.m.text('home.lead')}`,
      canonical: publicUrl + homeOf(view),
      alternates: tongues.map(({ language, href }) => ({ tag: language.tag, href: publicUrl + href })),
      ...(picture && {
        picture: publicUrl + pictureAddress(picture.hash, widthsOf(picture.width).at(-1) ?? 0),
      }),
      install: installOf(view, pocket),
      body: (
        <RegionFrame view={view} tongues={tongues}>
          <Home view={view} />
        </RegionFrame>
      ),
    },
  }
}

async function contentPage({ view, publicUrl }: Asked, node: TreeNode): Promise<Answer> {
  const { tree, language, titles } = view
  const page = (await view.part<PagesPart>(node.part))?.[node.number]
  const at = (slug: LanguageSlug): string | undefined => {
    const path = tree.path(node.number, slug)
    return path && publicUrl + encodeURI(path)
  }
  const tongues = everyTongue(view, (slug) => addressIn(view, node, slug))
  const title = titles[node.number] ?? ''
  const description = shorten(plainText(page?.html ?? ''))
  return {
    status: 200,
    keep: true,
    document: {
      language,
      title: `${title} – ${fullName(view.region)}`,
      ...(description && { description }),
      canonical: at(language.slug) ?? '',
      alternates: Object.keys(node.texts).map((slug) => ({
        tag: languageOf(slug).tag,
        href: at(slug) ?? '',
      })),
      jsonLd: breadcrumbs(view, node, publicUrl),
      body: (
        <RegionFrame view={view} tongues={tongues}>
          <Page view={view} node={node} page={page} />
        </RegionFrame>
      ),
    },
  }
}

/** BreadcrumbList of schema.org, as search engines show it. */
function breadcrumbs(view: View, node: TreeNode, publicUrl: string): object {
  const { tree, titles, language } = view
  const steps = [...tree.ancestors(node.number), node].map(({ number }) => ({
    name: titles[number] ?? '',
    item: publicUrl + encodeURI(tree.path(number, language.slug) ?? ''),
  }))
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: steps.map((step, i) => ({ '@type': 'ListItem', position: i + 1, ...step })),
  }
}

async function searchPage({ view, editions, query }: Asked): Promise<Answer> {
  const result = await search(editions, view, query)
  const suffix = query === '' ? '' : `?query=${encodeURIComponent(query)}`
  const tongues = everyTongue(view, (slug) => ({
    href: `${homeOf(view, slug)}search/${suffix}`,
    translated: true,
  }))
  return {
    status: 200,
    keep: false,
    document: {
      language: view.language,
      title: `${view.m.text('search.title')} – ${fullName(view.region)}`,
      body: (
        <RegionFrame view={view} tongues={tongues}>
          <Search view={view} result={result} />
        </RegionFrame>
      ),
    },
  }
}

async function legalPage({ view, editions, publicUrl }: Asked, kind: LegalKind): Promise<Answer> {
  const views = await Promise.all(view.region.languages.map((slug) => openView(editions, view.record, slug)))
  const found = await findLegal(
    view,
    views.filter((other) => other !== undefined),
    kind,
  )
  const tongues = everyTongue(view, (slug) => ({ href: `${homeOf(view, slug)}${kind}/`, translated: true }))
  return {
    status: 200,
    keep: true,
    document: {
      language: view.language,
      title: `${view.m.text(`footer.${kind}`)} – ${fullName(view.region)}`,
      canonical: `${publicUrl}${homeOf(view)}${kind}/`,
      alternates: tongues.map(({ language, href }) => ({ tag: language.tag, href: publicUrl + href })),
      body: (
        <RegionFrame view={view} tongues={tongues}>
          <Legal view={view} kind={kind} found={found} />
        </RegionFrame>
      ),
    },
  }
}

function offlinePage({ view, publicUrl, pocket }: Asked): Answer {
  const tongues = everyTongue(view, (slug) => ({ href: offlineOf(view, slug), translated: true }))
  return {
    status: 200,
    keep: true,
    document: {
      language: view.language,
      title: `${view.m.text('offline.save.title')} – ${fullName(view.region)}`,
      description: view.m.text('offline.save.lead'),
      canonical: publicUrl + offlineOf(view),
      alternates: tongues.map(({ language, href }) => ({ tag: language.tag, href: publicUrl + href })),
      install: installOf(view, pocket),
      ownStyle: OFFLINE_STYLE,
      // It registers the worker, whose address must be a trusted one (web/offline/registration.ts).
      ...(pocket && { ownScript: pocket.script, trusts: 'worker' }),
      body: (
        <RegionFrame view={view} tongues={tongues}>
          <OfflinePage view={view} pocket={pocket} />
        </RegionFrame>
      ),
    },
  }
}

const installOf = (view: View, pocket: Pocket | null) => ({
  manifest: `${homeOf(view)}manifest.webmanifest`,
  icon: pocket?.icons[180] ?? null,
})

/** What is there now comes before what was there once. */
function findInOtherLanguage(view: View, rest: string): TreeNode | undefined {
  for (const find of [view.tree.find, view.tree.findFormer]) {
    for (const slug of view.region.languages) {
      const node = find(`${homeOf(view, slug)}${rest}`, slug)
      if (node) return node
    }
  }
  return undefined
}

/** The address is another language's. When the page is in this language too, it has an address of its own. */
async function untranslated({ view }: Asked, node: TreeNode): Promise<Answer> {
  const own = view.tree.path(node.number, view.language.slug)
  if (own) return { status: 301, location: encodeURI(own) }
  const versions = await versionsOf(view, node)
  const tongues = everyTongue(view, (slug) => addressIn(view, node, slug))
  return {
    status: 200,
    keep: true,
    document: {
      language: view.language,
      title: `${view.m.text('untranslated.title')} – ${fullName(view.region)}`,
      body: (
        <RegionFrame view={view} tongues={tongues}>
          <Untranslated view={view} node={node} versions={versions} />
        </RegionFrame>
      ),
    },
  }
}

function notFound({ view }: Asked): Answer {
  const tongues = everyTongue(view, (slug) => ({ href: homeOf(view, slug), translated: true }))
  return {
    status: 404,
    keep: false,
    document: {
      language: view.language,
      title: `${view.m.text('error.404.title')} – ${fullName(view.region)}`,
      body: (
        <RegionFrame view={view} tongues={tongues}>
          <NotFound view={view} />
        </RegionFrame>
      ),
    },
  }
}

const everyTongue = (view: View, where: (slug: LanguageSlug) => Omit<Tongue, 'language'>): Tongue[] =>
  view.region.languages.map((slug) => ({ language: languageOf(slug), ...where(slug) }))

/** Where a page is in a language; where it is not, the address at which that language says so. */
function addressIn(view: View, node: TreeNode, slug: LanguageSlug): Omit<Tongue, 'language'> {
  const own = view.tree.path(node.number, slug)
  if (own) return { href: encodeURI(own), translated: true }
  const other = view.region.languages.find((language) => node.texts[language]) ?? view.language.slug
  const path = view.tree.path(node.number, other) ?? homeOf(view)
  return { href: encodeURI(path.replace(`/${other}/`, `/${slug}/`)), translated: false }
}
