import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { DATABASES } from '../../test/databases.ts'
import { HAFEN } from '../../test/town.ts'
import { invitationBy } from '../domain/accounts/index.ts'
import { createRegion } from '../domain/regions/index.ts'
import { SYSTEM } from '../kernel/actor.ts'
import { signInOf } from '../sign-in.ts'
import { freshInstallation, type Installation } from './testing-line.ts'

describe.each(DATABASES)('accounts on the command line (%s)', (kind) => {
  let line: Installation
  beforeEach(async () => {
    line = await freshInstallation(kind)
    await line.inside(({ bus }) =>
      bus.execute(createRegion, { slug: 'hafen', language: 'de', ...HAFEN }, SYSTEM),
    )
  })
  afterEach(() => line.remove())

  const oksana = ['--email', 'oksana@hafen.example', '--name', 'Oksana']

  it('an invitation is a link that holds a word nobody can guess, and the word is stored as a hash', async () => {
    const { code, out } = await line.run('account', 'add', ...oksana, '--role', 'editor', '--region', 'hafen')
    expect(code).toBe(0)
    const [, token = ''] = /\/backoffice\/invitation\/([\w-]{43})\n/.exec(out) ?? []
    const row = await line.inside(({ database, clock }) => invitationBy(database.reader, token, clock()))
    expect(row).toMatchObject({ email: 'oksana@hafen.example', name: 'Oksana', role: 'editor' })
  })

  it('a role that does not exist, or a place where it cannot be, is refused', async () => {
    expect((await line.run('account', 'add', ...oksana, '--role', 'boss')).code).toBe(2)
    expect((await line.run('account', 'add', ...oksana, '--role', 'editor')).code).toBe(1)
    expect(
      (await line.run('account', 'add', ...oksana, '--role', 'editor', '--region', 'nowhere')).code,
    ).toBe(1)
  })

  it('without a mail server nothing is promised', async () => {
    const given = [...oksana, '--role', 'editor', '--region', 'hafen', '--mail']
    expect(await line.run('account', 'add', ...given)).toMatchObject({ code: 2, out: '' })
  })

  it('a link for a new password works once, and ends all sessions', async () => {
    const email = 'oksana@hafen.example'
    await line.inside(async (house) => {
      const { accounts } = await signInOf(house)
      await accounts.create({ name: 'Oksana', email, password: 'vier Boote am Steg' })
    })
    const { code, out } = await line.run('account', 'reset-password', '--email', email)
    expect(code).toBe(0)
    const [, token = ''] = /\/backoffice\/new-password\/([\w-]{32})\n/.exec(out) ?? []
    await line.inside(async (house) => {
      const { password } = await signInOf(house)
      expect(await password.reset(token, 'fünf Boote am Steg')).toBe(true)
      expect(await password.reset(token, 'sechs Boote am Steg')).toBe(false)
    })
  })

  it('there is no link for somebody who has no account', async () => {
    expect(await line.run('account', 'reset-password', '--email', 'nobody@hafen.example')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringMatching(/no account .* was invited and never came in .* 'account add'/),
    })
  })
})
