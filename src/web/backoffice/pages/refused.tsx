import { Refusal, type RefusalCode } from '../../../kernel/refusal.ts'
import { Card } from '../form.tsx'
import type { MessageKey } from '../messages.ts'
import { regionOf, type Visit } from '../visit.ts'

/** Why something was not done, in words for the person. */
export const REASONS: Readonly<Record<RefusalCode, MessageKey>> = {
  stale: 'page.refused.stale',
  taken: 'page.refused.taken',
  forbidden: 'page.refused.forbidden',
  invalid: 'page.refused.invalid',
  unknown: 'page.refused.unknown',
  unavailable: 'page.refused.unavailable',
}
const STATUSES: Readonly<Partial<Record<RefusalCode, number>>> = { stale: 409, taken: 409, invalid: 422 }

/**
 * Does something; what a command refuses for a reason that she can do something about is said on a page, with the way
 * back to the tree. Everything else goes on as it was thrown.
 */
export async function orRefused(visit: Visit, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    const status = error instanceof Refusal && STATUSES[error.code]
    if (!status || !(error instanceof Refusal)) throw error
    const { m } = visit
    const title = m.text('page.refused')
    return visit.show({
      title,
      status,
      body: (
        <Card title={title} lead={m.text(REASONS[error.code])}>
          <p>
            <a href={`/backoffice/regions/${regionOf(visit).slug}/pages`}>{m.text('page.tree.back')}</a>
          </p>
        </Card>
      ),
    })
  }
}
