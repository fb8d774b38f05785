import { z } from 'zod'
import { newId } from '../../kernel/id.ts'
import type { TextKind } from '../../kernel/module.ts'
import { Refusal } from '../../kernel/refusal.ts'
import { defineCommand } from '../../platform/commands/command.ts'
import { nextNumber } from '../../platform/database/numbers.ts'
import { draftOf, publishText, saveText } from '../translations/index.ts'
import * as store from './store.ts'

export const pictureText: TextKind = { subject: 'media', fields: { alt: { form: 'line', required: false } } }

/** A stored picture (storePicture) becomes one of a region's. The same bytes again are the same picture. Answers its id. */
export const addPicture = defineCommand({
  name: 'media.add',
  input: z.object({
    region: z.string(),
    picture: z.object({
      hash: z.string().length(64),
      width: z.number().int(),
      height: z.number().int(),
      bytes: z.number().int(),
    }),
    name: z.string().min(1).max(200),
    importedFrom: z.string().optional(),
  }),
  about: (_, { region }) => ({ region }),
  async run({ tx, now, note }, { region, picture, name, importedFrom }): Promise<string> {
    const known = await store.findByHash(tx, region, picture.hash)
    if (known) return known.id
    const id = newId()
    await store.insertMedia(tx, {
      id,
      number: await nextNumber(tx, 'media'),
      region_id: region,
      ...picture,
      mime: 'image/webp',
      name,
      imported_from: importedFrom ?? null,
      created_at: now,
    })
    note({ name: 'media.added', region, ids: { media: id } })
    return id
  },
})

/** What a picture shows, in one language, for who cannot see it; public at once. */
export const describePicture = defineCommand({
  name: 'media.describe',
  input: z.object({ media: z.string(), language: z.string(), alt: z.string().max(500) }),
  async about(tx, { media }) {
    const row = await store.getMedia(tx, media)
    return row && { region: row.region_id }
  },
  async run({ tx, call }, { media, language, alt }): Promise<void> {
    const row = await store.getMedia(tx, media)
    if (!row) throw new Refusal('unknown', 'There is no such picture.')
    const head = (await draftOf(tx, pictureText.subject, media, language))?.head ?? 0
    const saved = await call(saveText, {
      region: row.region_id,
      kind: pictureText,
      subject: media,
      language,
      values: { alt },
      head,
    })
    await call(publishText, saved)
  },
})
