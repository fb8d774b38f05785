import { namesOfAccounts } from '../../../domain/accounts/index.ts'
import {
  type By,
  type DraftState,
  historyOf,
  type NamedVersion,
  type Review,
  reviewsOf,
  stateOf,
} from '../../../domain/drafting/index.ts'
import { type PublicationRecord, publicationsOf } from '../../../domain/translations/index.ts'
import type { Messages } from '../messages.ts'
import type { Visit } from '../visit.ts'

export interface Publication extends PublicationRecord {
  by: By
}

/** How far a text has come: what is public, what is newer, and who has to do something. */
export interface Progress {
  text: number
  head: number
  state: DraftState
  /** Newest first. */
  versions: readonly NamedVersion[]
  publications: readonly Publication[]
  shown: Publication | undefined
  planned: Publication | undefined
  /** The newest request, when it is of the newest version. */
  review: Review | undefined
}

export async function progressOf(
  { parts: { reader, clock } }: Visit,
  { text, head, isArchived }: { text: number; head: number; isArchived: boolean },
): Promise<Progress> {
  const records = await publicationsOf(reader, text, clock())
  const names = await namesOfAccounts(
    reader,
    records.flatMap(({ byId }) => byId ?? []),
  )
  const publications = records.map((record) => ({
    ...record,
    by: { kind: record.byKind, id: record.byId, name: names.get(record.byId ?? '') ?? null },
  }))
  const shown = publications.find(({ state }) => state === 'public')
  const planned = publications.find(({ state }) => state === 'planned')
  const review = (await reviewsOf(reader, text)).find(({ version }) => version === head)
  const state = stateOf({
    ...{ head, isArchived },
    public: shown ?? null,
    planned: planned ?? null,
    review: review ?? null,
  })
  return {
    ...{ text, head, state, publications, shown, planned, review },
    versions: await historyOf(reader, text),
  }
}

/** Who did something, in words for colleagues. */
export function nameOf(m: Messages, { kind, name }: By): string {
  if (kind === 'account') return name ?? m.text('start.colleague')
  return m.text(kind === 'import' ? 'writing.by.import' : 'writing.by.house')
}
