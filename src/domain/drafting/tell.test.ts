import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DATABASES } from '../../../test/databases.ts'
import { somebodyWho } from '../../../test/people.ts'
import { openTown, type Town } from '../../../test/town.ts'
import type { AccountActor } from '../../kernel/actor.ts'
import { type Reader, tables } from '../../platform/database/handle.ts'
import { writePage } from '../pages/index.ts'
import { requestReview, tellOfReview, withdrawReview } from './index.ts'

interface Outbox {
  outbox: { recipient: string; body: string; subject: string; language: string }
  accounts: { id: string; email: string; language: string | null }
}

const mailsIn = (reader: Reader) => tables<Outbox>(reader).selectFrom('outbox').selectAll().execute()

describe.each(DATABASES)('when a review is asked for (%s)', (kind) => {
  let town: Town
  let author: AccountActor
  let editor: AccountActor
  let text: number
  let head = 1
  beforeAll(async () => {
    town = await openTown(kind)
    const here = { region: town.region, organisation: null }
    author = await somebodyWho(town.house, { role: 'author', ...here })
    editor = await somebodyWho(town.house, { role: 'editor', ...here })
    await somebodyWho(town.house, { role: 'observer', ...here })
    await somebodyWho(town.house, { role: 'service team', region: null, organisation: null })
    await town.house.database.write((tx) =>
      tables<Outbox>(tx)
        .updateTable('accounts')
        .set({ language: 'en' })
        .where('id', '=', editor.id)
        .execute(),
    )
    text = town.pages.arzt.texts.de?.text ?? 0
  })
  afterAll(() => town.leave())

  const reader = () => town.house.database.reader
  const ask = async (who: AccountActor) => {
    const { bus } = town.house
    const words = { title: 'Arzt', slug: 'arzt', content: `<p>Geheim ${head}</p>` }
    const saved = await bus.execute(
      writePage,
      { page: town.pages.arzt.id, language: 'de', head, ...words },
      who,
    )
    head = saved.version
    return bus.execute(requestReview, saved, who)
  }
  const tell = () => town.run(tellOfReview, { text, publicUrl: 'https://guide.example' })

  it('without a mail server nothing is sent, and nothing fails', async () => {
    await ask(author)
    await town.published()
    expect(await mailsIn(reader())).toEqual([])
  })

  it('those who may decide in the region get a link in their language, and nothing of the text', async () => {
    await tell()
    const mails = await mailsIn(reader())
    expect(mails.map(({ recipient }) => recipient)).toEqual([`${editor.id}@hafen.example`])
    const [mail] = mails
    expect(mail?.language).toBe('en')
    expect(mail?.body).toContain(`https://guide.example/backoffice/regions/hafen/texts/${text}`)
    expect(JSON.stringify(mail)).not.toMatch(/Geheim|Arzt|Ärztin/)
  })

  it('asked again within the hour there is no second mail; after it there is', async () => {
    const review = await ask(author)
    await tell()
    expect(await mailsIn(reader())).toHaveLength(1)
    await town.house.bus.execute(withdrawReview, { review }, author)
    await tell()
    expect(await mailsIn(reader())).toHaveLength(1)
    town.later(3600_001)
    await ask(author)
    await tell()
    expect(await mailsIn(reader())).toHaveLength(2)
  })

  it('whoever asked is not told; where nobody else may, the service team is', async () => {
    town.later(3600_001)
    await ask(editor)
    await tell()
    const mails = await mailsIn(reader())
    expect(mails).toHaveLength(3)
    expect(mails.filter(({ recipient }) => recipient === `${editor.id}@hafen.example`)).toHaveLength(2)
  })
})
