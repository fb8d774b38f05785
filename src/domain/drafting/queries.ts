import type { Instant } from '../../kernel/instant.ts'
import type { LanguageSlug } from '../../kernel/language.ts'
import type { About } from '../../kernel/right.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { namesOfAccounts } from '../accounts/index.ts'
import { languageTree } from '../regions/index.ts'
import {
  type ComparedField,
  compareValues,
  draftsOf,
  type GridCell,
  gridOf,
  namesOfTexts,
  type OwnDraft,
  publicationsOf,
  type Standing,
  standingsIn,
  type TextName,
  type VersionAbout,
  versionOf,
  versionsOf,
} from '../translations/index.ts'
import { type DraftState, stateOf } from './state.ts'
import * as store from './store.ts'
import { aboutText, placeOf, subjectKind } from './subjects.ts'

/** Who did something. `name` is null for what is no account, and for an account that is closed: a former colleague. */
export interface By {
  kind: string
  id: string | null
  name: string | null
}

/** A text in the overview of a region: the state of the translation, and where it is on its way to people. */
export interface OverviewCell extends GridCell {
  /** undefined: nothing was written in this language. Whether its subject is archived, the subject's module knows. */
  draft: DraftState | undefined
}

/**
 * All texts of a kind in a region, in three queries however many there are, or those of some subjects (a level of the
 * tree): subject -> language -> cell.
 * @example (await overviewOf(reader, region.id, 'page', now)).get(page.id)?.get('uk') // { state: 'outdated', draft: 'public', standing }
 */
export async function overviewOf(
  reader: Reader,
  region: string,
  kind: string,
  at: Instant,
  among?: readonly string[],
): Promise<Map<string, Map<LanguageSlug, OverviewCell>>> {
  const standings = await standingsIn(reader, region, kind, at, among)
  const verdicts = new Map((await store.verdictsIn(reader, region)).map((row) => [row.text, row]))
  const draftOf = (standing: Standing): DraftState =>
    stateOf({ ...standing, review: verdicts.get(standing.text) ?? null, isArchived: false })
  const grid = gridOf(standings, await languageTree(reader, region)) as Map<
    string,
    Map<LanguageSlug, OverviewCell>
  >
  for (const row of grid.values())
    for (const cell of row.values()) cell.draft = cell.standing && draftOf(cell.standing)
  return grid
}

/** A version with the name of whoever saved it. */
export interface NamedVersion extends VersionAbout {
  by: By
}

/** The versions of a text, newest first, with names. */
export async function historyOf(reader: Reader, text: number): Promise<NamedVersion[]> {
  const versions = await versionsOf(reader, text)
  const by = await whoIn(
    reader,
    versions.map(({ authorKind, authorId }) => [authorKind, authorId]),
  )
  return versions.map((version) => ({ ...version, by: by(version.authorKind, version.authorId) }))
}

/** What is other in a version of a text than in another; undefined when one of them is not there. */
export async function compareVersions(
  reader: Reader,
  text: number,
  older: number,
  newer: number,
): Promise<ComparedField[] | undefined> {
  const place = await placeOf(reader, text)
  const kind = place && subjectKind(place.kind)?.fields(place.language)
  const before = await versionOf(reader, text, older)
  const after = await versionOf(reader, text, newer)
  return kind && before && after && compareValues(kind, before.values, after.values)
}

/** A review with names instead of ids. */
export interface Review {
  id: string
  text: number
  version: number
  requestedAt: Instant
  by: By
  note: string | null
  verdict: store.Verdict | null
  settledAt: Instant | null
  settledBy: By | null
  reason: string | null
}

/** All reviews of a text, newest first. */
export const reviewsOf = async (reader: Reader, text: number): Promise<Review[]> =>
  withNames(reader, await store.reviewsOf(reader, text))

/** What was said about a text, oldest first. */
export async function commentsOf(reader: Reader, text: number) {
  const rows = await store.commentsOf(reader, text)
  const by = await whoIn(
    reader,
    rows.map((row) => [row.said_by_kind, row.said_by_id]),
  )
  return rows.map(({ id, version, body, said_at: at, said_by_kind, said_by_id }) => ({
    ...{ id, version, body, at },
    by: by(said_by_kind, said_by_id),
  }))
}

/** A review with what its text is called. */
export interface NamedReview extends Review {
  name: TextName
}

/**
 * What waits in a region for somebody who may decide, oldest first.
 * @example await waitingFor(reader, region.id, (about) => visit.may('review.approve', about), now)
 */
export async function waitingFor(
  reader: Reader,
  region: string,
  may: (about: About) => boolean,
  now: Instant,
): Promise<NamedReview[]> {
  const waiting: NamedReview[] = []
  for (const review of await newest(reader, await store.openReviewsIn(reader, region), now)) {
    const about = await aboutText(reader, review.text)
    if (about && may(about)) waiting.push(review)
  }
  return waiting
}

/** What somebody asked for in a region and got back: its newest version is still the one that was sent back. */
export async function sentBackTo(
  reader: Reader,
  region: string,
  account: string,
  now: Instant,
): Promise<NamedReview[]> {
  const asked = await store.reviewsAskedBy(reader, region, account)
  const last = new Map(asked.toReversed().map((row) => [row.text_number, row]))
  const back = [...last.values()].filter(({ verdict }) => verdict === 'sent-back')
  return newest(reader, back, now)
}

/** Her texts in a region whose newest version is hers and not public: what she has begun, with its state. */
export async function ownDrafts(
  reader: Reader,
  region: string,
  account: string,
): Promise<(OwnDraft & { state: DraftState })[]> {
  const drafts = await draftsOf(reader, region, account)
  const verdicts = new Map((await store.verdictsIn(reader, region)).map((row) => [row.text, row]))
  return drafts.map((draft) => {
    const review = verdicts.get(draft.text) ?? null
    return {
      ...draft,
      state: stateOf({ head: draft.head, public: null, planned: null, review, isArchived: false }),
    }
  })
}

/** Those reviews that are of the newest version, which is not public. */
async function newest(reader: Reader, rows: store.ReviewRow[], now: Instant): Promise<NamedReview[]> {
  const names = await namesOfTexts(
    reader,
    rows.map((row) => row.text_number),
  )
  const open: store.ReviewRow[] = []
  for (const row of rows) {
    if (names.get(row.text_number)?.head !== row.version) continue
    const shown = await publicationsOf(reader, row.text_number, now)
    const isOut = shown.some(
      ({ version, state }) => version === row.version && (state === 'public' || state === 'planned'),
    )
    if (!isOut) open.push(row)
  }
  const reviews = await withNames(reader, open)
  return reviews.map((review) => ({ ...review, name: names.get(review.text) as TextName }))
}

async function withNames(reader: Reader, rows: readonly store.ReviewRow[]): Promise<Review[]> {
  const by = await whoIn(
    reader,
    rows.flatMap((row) => [
      [row.requested_by_kind, row.requested_by_id],
      [row.settled_by_kind ?? '', row.settled_by_id],
    ]),
  )
  return rows.map((row) => ({
    id: row.id,
    text: row.text_number,
    version: row.version,
    requestedAt: row.requested_at,
    by: by(row.requested_by_kind, row.requested_by_id),
    note: row.note,
    verdict: row.verdict,
    settledAt: row.settled_at,
    settledBy: row.settled_by_kind === null ? null : by(row.settled_by_kind, row.settled_by_id),
    reason: row.reason,
  }))
}

/** The names of accounts among those who did something, asked for once. */
async function whoIn(
  reader: Reader,
  who: readonly (readonly [kind: string, id: string | null])[],
): Promise<(kind: string, id: string | null) => By> {
  const ids = who.flatMap(([kind, id]) => (kind === 'account' && id !== null ? [id] : []))
  const names = await namesOfAccounts(reader, ids)
  return (kind, id) => ({ kind, id, name: (id !== null && names.get(id)) || null })
}
