import type { BetterAuthPlugin } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { z } from 'zod'
import { FAILURES } from './tables.ts'

/**
 * What better-auth lacks for this house: opening a session for somebody who has just taken up an invitation (never by
 * HTTP: only our own code can call it), and a table that counts failures.
 */
export const arrival = {
  id: 'arrival',
  schema: FAILURES,
  endpoints: {
    arrive: createAuthEndpoint.serverOnly(
      { method: 'POST', body: z.object({ account: z.string(), means: z.enum(['invitation', 'passkey']) }) },
      async (ctx) => {
        const user = await ctx.context.internalAdapter.findUserById(ctx.body.account)
        const session =
          user && (await ctx.context.internalAdapter.createSession(user.id, false, { means: ctx.body.means }))
        if (!session) throw ctx.error('UNAUTHORIZED')
        await setSessionCookie(ctx, { session, user })
        return ctx.json({ session: session.id })
      },
    ),
  },
} satisfies BetterAuthPlugin
