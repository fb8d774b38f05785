import { Refusal, type RefusalCode } from '../../../kernel/refusal.ts'
import { Card } from '../form.tsx'
import type { MessageKey } from '../messages.ts'
import type { Visit } from '../visit.ts'
import { textOf } from './kinds.ts'

const REASONS: Partial<Readonly<Record<RefusalCode, { status: number; reason: MessageKey }>>> = {
  stale: { status: 409, reason: 'writing.refused.stale' },
  taken: { status: 409, reason: 'page.refused.taken' },
  invalid: { status: 422, reason: 'writing.refused.invalid' },
}

/** Does something with a text. What is refused for a reason that she can do something about, is told with the way back. */
export async function orTold(visit: Visit, act: () => Promise<Response>): Promise<Response> {
  try {
    return await act()
  } catch (error) {
    const known = error instanceof Refusal ? REASONS[error.code] : undefined
    if (!known) throw error
    return tell(visit, known.status, known.reason)
  }
}

/** Why something was not done, and what was typed, so that nobody types it twice. */
export async function tell(visit: Visit, status: number, reason: MessageKey): Promise<Response> {
  const { m, form } = visit
  const { desk } = await textOf(visit)
  const title = m.text('page.refused')
  const typed = form.reason || form.body
  return visit.show({
    title,
    status,
    body: (
      <Card title={title} lead={m.text(reason)}>
        {typed && (
          <div class="field">
            <label for="f-typed">{m.text('writing.refused.typed')}</label>
            <textarea id="f-typed" readonly rows={4}>
              {`\n${typed}`}
            </textarea>
          </div>
        )}
        <p>
          <a class="button" href={`/backoffice${desk}`}>
            {m.text('writing.back')}
          </a>
        </p>
      </Card>
    ),
  })
}
