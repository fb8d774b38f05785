import { Card, Form } from '../form.tsx'
import type { MessageKey } from '../messages.ts'
import type { Visit } from '../visit.ts'
import { pathOf } from '../way-back.ts'
import { placeOf } from './place.ts'

/** Says what would follow, and sends the same form again with 'sure'. */
export function askTwice(
  visit: Visit,
  why: Extract<MessageKey, 'people.own' | 'people.last'>,
): Promise<Response> {
  const { m, form, part, request } = visit
  const title = m.text('people.sure')
  const place = placeOf(visit)
  return visit.show({
    title,
    status: 409,
    body: (
      <Card title={title} lead={m.text(why, { place: place.name })}>
        <Form action={`/backoffice${pathOf(request)}`}>
          {Object.entries(form).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <button type="submit" class="danger" name="sure" value="yes">
            {m.text('people.sure.yes')}
          </button>
        </Form>
        <p>
          <a href={`/backoffice${place.base}/people/${part('account')}`}>{m.text('people.sure.no')}</a>
        </p>
      </Card>
    ),
  })
}
