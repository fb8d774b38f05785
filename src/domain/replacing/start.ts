import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import { type Instant, toInstant } from '../../kernel/instant.ts'
import { nothingHere, Refusal } from '../../kernel/refusal.ts'
import { defineCommand, type NewEvent } from '../../platform/commands/command.ts'
import type { Reader } from '../../platform/database/handle.ts'
import type { JobRequest } from '../../platform/jobs/queue.ts'
import { aboutText } from '../drafting/index.ts'
import { namesOfTexts } from '../translations/index.ts'
import { question } from './question.ts'
import * as store from './store.ts'

/** The job that replaces, and that puts back. Its subject is the replacement. */
export const REPLACE = 'replace'

/** After so long what came of a replacement is forgotten; the versions with their notes stay. */
const KEPT_MS = 30 * 86_400_000

/** How the new versions are saved. */
export const manner = z.object({
  /** A small correction: translations stay up to date. */
  minor: z.boolean(),
  /** What was public as it stood becomes public as it is then, where she may; otherwise all of it is a draft. */
  publish: z.boolean(),
})

export type Manner = z.output<typeof manner>

const order = z.object({
  region: z.string(),
  question,
  manner,
  texts: z
    .array(
      z.object({
        text: z.number().int(),
        /** The version that she has seen. */
        head: z.number().int().min(1),
        /** Which hits, by field; null: all. */
        hits: z.record(z.string(), z.array(z.number().int().min(0))).nullable(),
      }),
    )
    .min(1, 'names no text'),
})

/**
 * Takes down what is to be replaced where, and leaves the work to a job: each text by its own command, as whoever asked,
 * with her rights of that moment. Answers the id of the replacement.
 */
export const startReplacement = defineCommand({
  name: 'replacement.start',
  input: order,
  about: (tx, { texts }) => aboutText(tx, texts[0]?.text ?? 0),
  async run({ tx, actor, now, note }, { region, question, manner, texts }): Promise<string> {
    const names = await namesOfTexts(
      tx,
      texts.map(({ text }) => text),
    )
    if (texts.some(({ text }) => names.get(text)?.region !== region)) throw nothingHere()
    await store.forget(tx, region, toInstant(Date.parse(now) - KEPT_MS))
    const id = newId()
    await store.insertReplacement(tx, {
      ...{ id, region_id: region, question: JSON.stringify(question), manner: JSON.stringify(manner) },
      ...{ started_at: now, started_by_kind: actor.kind, started_by_id: actor.id, finished_at: null },
      ...{ undo_asked_at: null, undo_asked_by_kind: null, undo_asked_by_id: null, undone_at: null },
    })
    const once = new Map(texts.map((one) => [one.text, one]))
    await store.insertTexts(
      tx,
      [...once.values()].map(({ text, head, hits }) => ({
        ...{ replacement_id: id, text_number: text, region_id: region, made_from: head },
        ...{ hits: JSON.stringify(hits), outcome: null, reason: null, saved_version: null },
        ...{ published_version: null, undo_outcome: null, undo_reason: null },
      })),
    )
    note({ name: STARTED, region, ids: { replacement: id } })
    return id
  },
})

/**
 * Takes a replacement back, also one that is still running: what has not had its turn stays as it is, what was changed says
 * again what it said, except where somebody has written since.
 */
export const undoReplacement = defineCommand({
  name: 'replacement.undo',
  input: z.object({ replacement: z.string() }),
  about: (tx, { replacement }) => aboutReplacement(tx, replacement),
  async run({ tx, actor, now, note }, { replacement }): Promise<void> {
    const row = await store.getReplacement(tx, replacement)
    if (!row) throw nothingHere()
    const by = { undo_asked_at: now, undo_asked_by_kind: actor.kind, undo_asked_by_id: actor.id }
    if (!(await store.askUndo(tx, replacement, by)))
      throw new Refusal('stale', 'This replacement is taken back already.')
    note({ name: UNDO_ASKED, region: row.region_id, ids: { replacement } })
  },
})

/** What a replacement is about: its first text decides whether she may ask; each text is asked by itself. */
export async function aboutReplacement(reader: Reader, replacement: string) {
  const first = await store.firstText(reader, replacement)
  return first && aboutText(reader, first.text)
}

const STARTED = 'replacement.started'
const UNDO_ASKED = 'replacement.undo-asked'

export const replaceJob = (replacement: string): JobRequest => ({
  key: `${REPLACE}:${replacement}`,
  kind: REPLACE,
  subject: replacement,
})

/** The jobs that follow from what happened. */
export const replaceOn = ({ name, ids }: NewEvent): JobRequest[] =>
  name === STARTED || name === UNDO_ASKED ? [replaceJob(String(ids.replacement))] : []

/** When what came of a replacement is forgotten. */
export const keptUntil = (startedAt: Instant): Instant => toInstant(Date.parse(startedAt) + KEPT_MS)
