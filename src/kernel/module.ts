import type { Instant } from './instant.ts'
import type { LanguageSlug } from './language.ts'
import type { RecordSet } from './records.ts'
import type { Policy } from './right.ts'

/** What a module declares about itself. Central modules (publishing, interop, ...) ask the list, never a module. */
export interface Module<Reader> {
  name: string
  /** Its tables. Every table of the database belongs to exactly one module, or a test fails. */
  tables: readonly Table[]
  /** What editors write, kind by kind. */
  texts: readonly TextKind[]
  /** Who may do what: one line a verb. A command without a line cannot be defined. */
  policy: Policy
  /** Who may look at what in the back office: one line a screen. Without it there is nothing to look at. */
  views?: Policy
  /** What it puts into editions. */
  edition?: EditionContribution<Reader>
  /** The next moment at which something of it becomes or ceases to be public by itself. */
  nextChange?(reader: Reader, region: string, after: Instant): Promise<Instant | undefined>
}

export interface Table {
  name: string
  /** What in it is about a person, and how long it is kept (GDPR art. 5, 30); 'none' when nothing is. */
  personalData: 'none' | { what: string; kept: string }
  /** How its rows are taken along by backups and by exports of a region, or why they are not. */
  records: RecordSet | { leftOut: string }
}

/** A kind of subject that has texts: its fields, and how each is written. */
export interface TextKind {
  subject: string
  fields: Record<string, TextField>
}

export interface TextField {
  form: 'line' | 'slug' | 'html'
  required: boolean
}

export type { Policy } from './right.ts'

/** A module's say in an edition: which parts there should be, each with a fingerprint of everything it is made from. */
export interface EditionContribution<Reader> {
  plan(reader: Reader, region: PlannedRegion): Promise<PartPlan[]>
}

export interface PlannedRegion {
  /** The moment of the snapshot: what is public is public at this moment. */
  at: Instant
  id: string
  slug: string
  /** Visible languages, in the order of the language tree; the first is the region's own. */
  languages: readonly LanguageSlug[]
  /**
   * Handed from one publication to the next while there is room: for what never changes once it is written, such as a
   * version of a text. Empty at first; a key begins with the name of the module whose it is.
   */
  memory: Map<string, unknown>
  /** Pages that stand with what they say now, public or not: for a preview, never for what is published. */
  drafts?: readonly string[]
}

/**
 * One part of an edition as it should be. Same fingerprint, same content: publishing builds a part only when its
 * fingerprint is new, so no module has to know what depends on what.
 */
export interface PartPlan {
  name: string
  /** null: the same in every language. */
  language: LanguageSlug | null
  fingerprint: string
  build(): Promise<unknown>
}
