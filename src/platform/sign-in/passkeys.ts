import type { Instant } from '../../kernel/instant.ts'
import { type Answer, type Auth, answerOf } from './auth.ts'

export interface OwnPasskey {
  id: string
  name: string
  since: Instant | null
}

/** Passkeys (WebAuthn, level 3): what a browser needs, and what it answers. */
export interface Passkeys {
  signInOptions(headers: Headers): Promise<Answer<object>>
  signIn(headers: Headers, response: object): Promise<Answer<{ user: { id: string } }>>
  newOptions(headers: Headers): Promise<Answer<object>>
  add(headers: Headers, given: { response: object; name: string }): Promise<Answer<unknown>>
  of(account: string): Promise<OwnPasskey[]>
  /** Removes one of her own. */
  remove(account: string, id: string): Promise<void>
}

/** What a device has signed: its form is checked where its signature is. */
type Signed = NonNullable<Parameters<Auth['api']['verifyPasskeyAuthentication']>[0]>['body']['response']

interface StoredPasskey {
  id: string
  name: string | null
  createdAt: Date | null
}

export function passkeysOf({ api, context }: Auth): Passkeys {
  const { adapter } = context
  return {
    signInOptions: (headers) =>
      answerOf<object>(api.generatePasskeyAuthenticationOptions({ headers, asResponse: true })),
    signIn: (headers, response) =>
      answerOf(
        api.verifyPasskeyAuthentication({
          body: { response: response as Signed },
          headers,
          asResponse: true,
        }),
      ),
    newOptions: (headers) =>
      answerOf<object>(api.generatePasskeyRegistrationOptions({ headers, asResponse: true })),
    add: (headers, { response, name }) =>
      answerOf(api.verifyPasskeyRegistration({ body: { response, name }, headers, asResponse: true })),
    async of(account) {
      const where = [{ field: 'userId', value: account }]
      const rows = await adapter.findMany<StoredPasskey>({ model: 'passkey', where })
      return rows.map(({ id, name, createdAt }) => ({
        id,
        name: name ?? '',
        since: (createdAt?.toISOString() ?? null) as Instant | null,
      }))
    },
    async remove(account, id) {
      const where = [
        { field: 'id', value: id },
        { field: 'userId', value: account },
      ]
      await adapter.deleteMany({ model: 'passkey', where })
    },
  }
}
