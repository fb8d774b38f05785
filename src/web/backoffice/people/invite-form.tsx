import type { Role } from '../../../kernel/role.ts'
import { type Faults, Field, Form } from '../form.tsx'
import type { Visit } from '../visit.ts'
import { placeOf } from './place.ts'
import { type Organisation, RoleFields } from './role-fields.tsx'

interface InviteFormParts {
  visit: Visit
  roles: readonly Role[]
  organisations: readonly Organisation[]
  faults: Faults
}

/** Name, mail address, role: all that it takes. What she signs in with, she chooses herself. */
export const InviteForm = ({ visit, roles, organisations, faults }: InviteFormParts) => {
  const { m, form, parts } = visit
  return (
    <section>
      <h2>{m.text('people.invite')}</h2>
      <p class="soft">{m.text(parts.mail.configured ? 'people.invite.mail' : 'people.invite.link')}</p>
      <Form action={`/backoffice${placeOf(visit).base}/people/invite`}>
        <Field
          name="name"
          label={m.text('people.name')}
          value={form.name}
          fault={faults.name}
          autocomplete="off"
        />
        <Field
          name="email"
          type="email"
          label={m.text('sign-in.email')}
          value={form.email}
          fault={faults.email}
          autocomplete="off"
          inputmode="email"
        />
        <RoleFields m={m} id="" roles={roles} organisations={organisations} chosen={form} faults={faults} />
        <button type="submit">{m.text('people.invite.button')}</button>
      </Form>
    </section>
  )
}
