import { invitationsTo, invite, uninvite } from '../../../domain/accounts/index.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import type { Membership } from '../../../kernel/role.ts'
import { MailFault } from '../../../platform/mail/mail.ts'
import { Card, type Faults } from '../form.tsx'
import { invitationLink, invitationMail } from '../letters.ts'
import type { MessageKey } from '../messages.ts'
import type { Route, Visit } from '../visit.ts'
import { showPeople } from './people.tsx'
import { inBoth, placeOf } from './place.ts'
import { roleFrom } from './role-fields.tsx'

/** Inviting, inviting anew, taking back. */
export const invitationActs: readonly Route[] = [
  ...inBoth({ method: 'POST', path: '/people/invite', may: 'account.invite', answer: inviteBy }),
  ...inBoth({
    method: 'POST',
    path: '/people/invitations/:invitation/again',
    may: 'account.invite',
    answer: inviteAgain,
  }),
  ...inBoth({
    method: 'POST',
    path: '/people/invitations/:invitation/withdraw',
    may: 'account.uninvite',
    answer: withdraw,
  }),
]

type Guest = Membership & { email: string; name: string }

async function inviteBy(visit: Visit): Promise<Response> {
  const { name = '', email = '' } = visit.form
  const guest = { ...roleFrom(visit), region: placeOf(visit).region, name, email }
  try {
    return await send(visit, guest)
  } catch (error) {
    if (!(error instanceof Refusal && error.code === 'invalid')) throw error
    return showPeople(visit, faultsOf(visit, error), 422)
  }
}

/** Command's field -> what the person is told. */
const WORDS: Readonly<Record<string, MessageKey>> = {
  name: 'people.fault.name',
  email: 'people.fault.email',
  organisation: 'people.fault.organisation',
}

const faultsOf = ({ m }: Visit, { faults }: Refusal): Faults =>
  Object.fromEntries(
    faults.map(({ where }) => {
      const known = WORDS[where]
      return known ? [where, m.text(known)] : ['', m.text('people.fault.role')]
    }),
  )

async function inviteAgain(visit: Visit): Promise<Response> {
  const { reader, clock } = visit.parts
  const invited = await invitationsTo(reader, placeOf(visit).region, clock())
  const row = invited.find(({ id }) => id === visit.part('invitation'))
  if (!row || row.email === null) return visit.missing()
  const { email, name, role, region_id: region, organisation_id: organisation } = row
  return send(visit, { email, name: name ?? email, role, region, organisation })
}

/** By mail where there is a mail server that takes it; otherwise the link is shown, this once. */
async function send(visit: Visit, guest: Guest): Promise<Response> {
  const { parts, m } = visit
  const place = placeOf(visit)
  const { invitation: id, token } = await visit.run(invite, guest)
  const { publicUrl, mail, log } = parts
  if (!mail.configured) return showLink(visit, guest, token, 'people.link.lead')
  const where = place.region === null ? new URL(publicUrl).hostname : place.name
  try {
    await mail.send(
      invitationMail({ id, to: guest.email, publicUrl, token, place: where, language: m.language }),
    )
  } catch (error) {
    if (!(error instanceof MailFault)) throw error
    log.warn({ event: 'people.mail-failed', fault: error.message })
    return showLink(visit, guest, token, 'people.link.failed')
  }
  return visit.go(`${place.base}/people`, { say: 'people.sent' })
}

/** The only time that it is shown: its token is not kept. */
function showLink(visit: Visit, { name }: Guest, token: string, lead: MessageKey): Promise<Response> {
  const { m, parts, show } = visit
  const title = m.text('people.link.title', { name })
  const link = invitationLink(parts.publicUrl, token)
  return show({
    title,
    body: (
      <Card title={title} lead={m.text(lead)}>
        <copy-link>
          <div class="field">
            <label for="f-link">{m.text('people.link')}</label>
            <input id="f-link" value={link} readonly autocomplete="off" />
          </div>
          <button type="button" hidden>
            {m.text('people.link.copy')}
          </button>
          <span role="status" hidden>
            {`✓ ${m.text('people.link.copied')}`}
          </span>
        </copy-link>
        <p>
          <a href={`/backoffice${placeOf(visit).base}/people`}>{m.text('people.back')}</a>
        </p>
      </Card>
    ),
  })
}

async function withdraw(visit: Visit): Promise<Response> {
  await visit.run(uninvite, { invitation: visit.part('invitation') })
  return visit.go(`${placeOf(visit).base}/people`, { say: 'people.withdrawn' })
}
