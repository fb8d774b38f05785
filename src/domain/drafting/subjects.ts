import type { LanguageSlug } from '../../kernel/language.ts'
import type { TextKind } from '../../kernel/module.ts'
import type { About } from '../../kernel/right.ts'
import type { Context } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import {
  aboutContactIn,
  changeContact,
  contactFacts,
  contactsOf,
  contactText,
  publishContact,
} from '../contacts/index.ts'
import { aboutPageIn, outlineOf, pageText, publishPage, writePage } from '../pages/index.ts'
import { languageTree } from '../regions/index.ts'
import { FACTS, type SavedText, subjectOf, type Values } from '../translations/index.ts'

interface Written {
  subject: string
  language: LanguageSlug
  head: number
  values: Values
  note: string
  /** A small correction: translations stay up to date. */
  minor?: boolean
  origin?: { language: LanguageSlug; version: number }
}

interface Published {
  subject: string
  text: number
  version: number
  from?: string | undefined
  until?: string | undefined
}

/** What decides about one of many; undefined when there is no such thing in the region. */
type AboutOne = (subject: string, language: LanguageSlug) => About | undefined

/** What can be drafted and reviewed: who may, its fields, and the commands of its module that write and publish it. */
interface SubjectKind {
  about(reader: Reader, subject: string, language: LanguageSlug): Promise<About | undefined>
  /** The same for all that a region has of the kind, in a few queries. */
  aboutAll(reader: Reader, region: string): Promise<AboutOne>
  /** The verb of its policy that allows to write it. */
  writing: string
  fields(language: LanguageSlug): Pick<TextKind, 'fields'>
  write(context: Context, text: Written): Promise<SavedText>
  publish(context: Context, publication: Published): Promise<void>
}

const SUBJECTS: Readonly<Record<string, SubjectKind>> = {
  page: {
    about: aboutPageIn,
    async aboutAll(reader, region) {
      const outline = await outlineOf(reader, region)
      const tree = await languageTree(reader, region)
      const translated = new Set(tree.filter(({ parent }) => parent !== null).map(({ language }) => language))
      return (page, language) =>
        outline.page(page) && { ...outline.about(page), translation: translated.has(language) }
    },
    writing: 'page.write',
    fields: () => pageText,
    write: ({ call }, { subject: page, values, ...version }) => {
      const { title = '', slug = '', content = '' } = values
      return call(writePage, { ...version, page, title, slug, content })
    },
    publish: ({ call }, { subject: page, ...publication }) => call(publishPage, { page, ...publication }),
  },
  contact: {
    about: aboutContactIn,
    async aboutAll(reader, region) {
      const own = new Map((await contactsOf(reader, region)).map((row) => [row.id, row.organisation_id]))
      return (contact, language) =>
        own.has(contact)
          ? { region, organisation: own.get(contact) ?? null, translation: language !== FACTS }
          : undefined
    },
    writing: 'contact.change',
    fields: (language) => (language === FACTS ? contactFacts : contactText),
    write: ({ call }, { subject: contact, ...version }) => {
      // All fields, also the empty ones: what the older version did not say is not said again.
      const none = Object.keys(SUBJECTS.contact?.fields(version.language).fields ?? {}).map((name) => [
        name,
        '',
      ])
      const values = { ...Object.fromEntries(none), ...version.values }
      return call(changeContact, { ...version, contact, values })
    },
    publish: ({ call }, { subject: contact, ...publication }) =>
      call(publishContact, { contact, ...publication }),
  },
}

/** Where somebody writes: what kind of thing, which one, in which language. */
export interface Place {
  kind: string
  subject: string
  language: LanguageSlug
}

/** A kind of thing by its name; undefined when nothing of it is written here. */
export const subjectKind = (kind: string): SubjectKind | undefined =>
  Object.hasOwn(SUBJECTS, kind) ? SUBJECTS[kind] : undefined

/** What decides who may do something with a text that is there or will be. Undefined when there is no such thing. */
export const aboutPlace = async (
  reader: Reader,
  { kind, subject, language }: Place,
): Promise<About | undefined> => subjectKind(kind)?.about(reader, subject, language)

/** The same for a text by its number. */
export async function aboutText(reader: Reader, text: number): Promise<About | undefined> {
  const place = await placeOf(reader, text)
  return place && aboutPlace(reader, place)
}

/** What a text is about. */
export async function placeOf(reader: Reader, text: number): Promise<Place | undefined> {
  const found = await subjectOf(reader, text)
  return found && { kind: found.kind, subject: found.id, language: found.language }
}
