import { type Answer, type Auth, answerOf } from './auth.ts'
import { PROVIDER, type Provider } from './options.ts'

/** Sign-in at a provider of the operator's. Only who has an account or an invitation comes in. */
export interface ProviderSignIn {
  /** As people know it; null when none is set up. */
  name: string | null
  /** Where the browser goes next, and where it comes back to in the end. */
  start(headers: Headers, back: { in: string; refused: string }): Promise<Answer<{ url: string }>>
  /** The provider has sent the browser back. Answers a redirect with a session, or to the page that says why not. */
  callback(request: Request): Promise<Response>
}

export const providerSignIn = ({ api, handler }: Auth, provider: Provider | undefined): ProviderSignIn => ({
  name: provider?.name ?? null,
  start: (headers, back) =>
    answerOf(
      api.signInSocial({
        body: {
          provider: PROVIDER,
          callbackURL: back.in,
          errorCallbackURL: back.refused,
          disableRedirect: true,
        },
        headers,
        asResponse: true,
      }),
    ),
  callback: handler,
})
