import { organisationsOf } from '../../../domain/organisations/index.ts'
import { draftOf, FACTS } from '../../../domain/translations/index.ts'
import { type Membership, ROLES, type Role } from '../../../kernel/role.ts'
import type { Reader } from '../../../platform/database/handle.ts'
import type { Faults } from '../form.tsx'
import type { Messages } from '../messages.ts'
import type { Visit } from '../visit.ts'
import { placeOf } from './place.ts'

export interface Organisation {
  id: string
  name: string
}

/** The organisations of a region by name; the installation has none. */
export async function organisationsIn(reader: Reader, region: string | null): Promise<Organisation[]> {
  if (region === null) return []
  const rows = await organisationsOf(reader, region)
  const named = await Promise.all(
    rows.map(async ({ id, slug }) => {
      const facts = await draftOf(reader, 'organisation', id, FACTS)
      return { id, name: facts?.values.name ?? slug }
    }),
  )
  return named.sort((a, b) => a.name.localeCompare(b.name, 'de'))
}

/** The roles that this person may give here: the service team serves the installation, all others a region. */
export function rolesToGive(visit: Visit): readonly Role[] {
  const { region } = placeOf(visit)
  if (!visit.may('account.invite', { region })) return []
  return ROLES.filter((role) => (role === 'service team') === (region === null))
}

/** What the two fields below say; an organisation counts for a partner only. */
export function roleFrom({ form }: Visit): Pick<Membership, 'organisation'> & { role: Role } {
  const role = ROLES.find((known) => known === form.role) ?? ('' as Role)
  return { role, organisation: role === 'partner' ? form.organisation || null : null }
}

/** Chosen until somebody chooses another: not the first of the list, which may do the most. */
const USUAL: Role = 'author'

interface RoleFieldsParts {
  m: Messages
  /** Sets the fields of one form apart from those of another on the same page. */
  id: string
  roles: readonly Role[]
  organisations: readonly Organisation[]
  chosen: { role?: string | undefined; organisation?: string | null | undefined }
  faults?: Faults
}

/** A role, and for partners their organisation. */
export const RoleFields = ({ m, id, roles, organisations, chosen, faults = {} }: RoleFieldsParts) => (
  <>
    <div class="field">
      <label for={`f-role${id}`}>{m.text('people.role')}</label>
      <select id={`f-role${id}`} name="role" autocomplete="off">
        {roles.map((role) => (
          <option value={role} selected={role === (chosen.role ?? USUAL)}>
            {m.text(`role.${role}`)}
          </option>
        ))}
      </select>
    </div>
    {organisations.length > 0 && (
      <div class="field">
        <label for={`f-organisation${id}`}>{m.text('people.organisation')}</label>
        <p class="hint" id={`h-organisation${id}`}>
          {faults.organisation ?? m.text('people.organisation.hint')}
        </p>
        <select
          id={`f-organisation${id}`}
          name="organisation"
          autocomplete="off"
          aria-describedby={`h-organisation${id}`}
          {...(faults.organisation && { 'aria-invalid': 'true' })}
        >
          <option value="">–</option>
          {organisations.map((one) => (
            <option value={one.id} selected={one.id === chosen.organisation}>
              {one.name}
            </option>
          ))}
        </select>
      </div>
    )}
  </>
)

/** A role as people say it: 'partner, Volkshochschule'. */
export function roleName(
  m: Messages,
  { role, organisation_id: id }: { role: Role; organisation_id: string | null },
  organisations: readonly Organisation[],
): string {
  const organisation = organisations.find((one) => one.id === id)
  return m.text(`role.${role}`) + (organisation ? `, ${organisation.name}` : '')
}
