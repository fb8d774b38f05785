import { Card, Form } from './form.tsx'
import type { Visit } from './visit.ts'
import { pathOf, withWayBack } from './way-back.ts'

/** Typed anew rather than left on a screen. */
const SECRET = new Set(['password', 'current', 'next', 'code'])

/**
 * The answer to a form that came after the session had ended. What was typed stays on this page: she signs in beside it, in
 * another window, with whatever she signs in with, and sends it again from here. So it is in no address, in no cookie and
 * with nobody who was not signed in.
 */
export async function keptForm(visit: Visit): Promise<Response> {
  const { m, request, show } = visit
  const type = request.headers.get('content-type') ?? ''
  if (type.startsWith('application/json')) return unsigned(visit.reply({}, { status: 401 }))
  const typed = type.startsWith('application/x-www-form-urlencoded')
    ? [...new URLSearchParams(await request.clone().text())].filter(([name]) => !SECRET.has(name))
    : []
  const title = m.text('kept.title')
  return unsigned(
    await show({
      title,
      status: 401,
      body: (
        <Card title={title} lead={m.text(typed.length > 0 ? 'kept.lead' : 'kept.none')}>
          <p>
            <a
              class="button"
              href={`/backoffice${withWayBack('/sign-in', typed.length > 0 ? '/signed-in' : '/')}`}
              {...(typed.length > 0 && { target: '_blank' })}
            >
              {m.text(typed.length > 0 ? 'kept.sign-in' : 'sign-in.title')}
            </a>
          </p>
          {typed.length > 0 && (
            <Form action={`/backoffice${pathOf(request)}`}>
              {typed.map(([name, value]) => (
                <textarea name={name} hidden>
                  {`\n${value}`}
                </textarea>
              ))}
              <p>{m.text('kept.then')}</p>
              <button type="submit" class="second">
                {m.text('kept.send')}
              </button>
            </Form>
          )}
        </Card>
      ),
    }),
  )
}

/** RFC 9110, section 15.5.2: it says how one shows who one is, and that is not by anything a browser asks for. */
function unsigned(response: Response): Response {
  response.headers.set('WWW-Authenticate', 'Session')
  return response
}
