import type { ContactsPart } from '../../domain/contacts/public.ts'
import type { MediaPart } from '../../domain/media/public.ts'
import type { OrganisationsPart } from '../../domain/organisations/public.ts'
import { type TitlesPart, type Tree, type TreePart, treeOf } from '../../domain/pages/public.ts'
import type { RegionPart } from '../../domain/regions/public.ts'
import type { Editions } from '../../edition/editions.ts'
import type { EditionRecord, Manifest } from '../../edition/manifest.ts'
import { type Language, type LanguageSlug, languageOf } from '../../kernel/language.ts'
import { type Messages, messagesIn } from './messages.ts'

/** What every page of a region in a language stands on: the parts that each of them needs. */
export interface View {
  record: EditionRecord
  manifest: Manifest
  language: Language
  m: Messages
  region: RegionPart
  tree: Tree
  titles: TitlesPart
  contacts: ContactsPart
  organisations: OrganisationsPart
  media: MediaPart
  /** A part by name; undefined when this language has none of that name. */
  part<T>(name: string): Promise<T | undefined>
  /** The titles of another language, for links to what is not translated. */
  titlesIn(language: LanguageSlug): Promise<TitlesPart>
}

/** The view of a region in one of its languages; undefined when the region has not got this language. */
export async function openView(
  editions: Editions,
  record: EditionRecord,
  slug: LanguageSlug,
): Promise<View | undefined> {
  const manifest = record.languages.find(({ language }) => language === slug)
  if (!manifest) return undefined
  const part = async <T>(name: string, of: Manifest = manifest): Promise<T | undefined> => {
    const ref = of.parts[name]
    return ref && editions.part<T>(ref)
  }
  const [region, tree, titles, contacts, organisations, media] = await Promise.all([
    part<RegionPart>('region'),
    part<TreePart>('tree'),
    part<TitlesPart>('titles'),
    part<ContactsPart>('contacts'),
    part<OrganisationsPart>('organisations'),
    part<MediaPart>('media'),
  ])
  if (!region || !tree) return undefined
  return {
    record,
    manifest,
    language: languageOf(slug),
    // When it is asked for: a device may have the texts of a language and not the words around them.
    get m() {
      return messagesIn(slug)
    },
    region,
    tree: treeOf(tree, region.slug),
    titles: titles ?? {},
    contacts: contacts ?? {},
    organisations: organisations ?? {},
    media: media ?? {},
    part,
    async titlesIn(language) {
      const other = record.languages.find((candidate) => candidate.language === language)
      return (other && (await part<TitlesPart>('titles', other))) ?? {}
    },
  }
}

/** '/augsburg/uk/' and below it. */
export const homeOf = (view: View, language: LanguageSlug = view.language.slug): string =>
  `/${view.region.slug}/${language}/`

/** The address of the page on which one saves the region for reading without internet. */
export const offlineOf = (view: View, language?: LanguageSlug): string => `${homeOf(view, language)}offline/`
