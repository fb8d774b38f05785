import type { OwnPasskey, OwnSession } from '../../platform/sign-in/index.ts'
import { AccountSessions } from './account-sessions.tsx'
import { FaultList, type Faults, Field, Form } from './form.tsx'
import { PasskeySetUp } from './passkey-elements.tsx'
import type { Person, Visit } from './visit.ts'

interface AccountPageParts {
  visit: Visit
  person: Person
  faults: Faults
  passkeys: readonly OwnPasskey[]
  sessions: readonly OwnSession[]
  hasPassword: boolean
}

/** My account, one section a thing. */
export const AccountPage = (parts: AccountPageParts) => {
  const { m } = parts.visit
  return (
    <>
      <h1>{m.text('account.title')}</h1>
      <FaultList m={m} faults={parts.faults} />
      <div class="panels">
        <PersonPanel {...parts} />
        <PasswordPanel {...parts} />
        {parts.hasPassword && <CodesPanel {...parts} />}
        <PasskeysPanel {...parts} />
        <AccountSessions {...parts} />
      </div>
    </>
  )
}

const PersonPanel = ({ visit: { m, form }, person: { presence }, faults }: AccountPageParts) => (
  <section>
    <h2>{m.text('account.person')}</h2>
    <p>{presence.account.email}</p>
    <Form action="/backoffice/account">
      <Field
        name="name"
        label={m.text('account.name')}
        value={form.name ?? presence.account.name}
        fault={faults.name}
        autocomplete="name"
      />
      <div class="field">
        <label for="f-language">{m.text('account.language')}</label>
        <select id="f-language" name="language">
          {[
            ['', m.text('account.language.browser'), m.language],
            ['de', 'Deutsch', 'de'],
            ['en', 'English', 'en'],
          ].map(([value, name, lang]) => (
            <option value={value} lang={lang} selected={(presence.account.language ?? '') === value}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <button type="submit">{m.text('account.save')}</button>
    </Form>
  </section>
)

const PasswordPanel = ({ visit: { m }, faults, hasPassword }: AccountPageParts) => (
  <section>
    <h2>{m.text('account.password')}</h2>
    {hasPassword ? (
      <Form action="/backoffice/account/password">
        <Field
          name="current"
          type="password"
          label={m.text('password.current')}
          fault={faults.current}
          autocomplete="current-password"
        />
        <Field
          name="next"
          type="password"
          label={m.text('password.new')}
          hint={m.text('password.hint')}
          fault={faults.next}
          autocomplete="new-password"
        />
        <button type="submit">{m.text('account.password.button')}</button>
      </Form>
    ) : (
      <p>
        {m.text('account.password.none')} <a href="/backoffice/forgotten">{m.text('sign-in.forgotten')}</a>
      </p>
    )}
  </section>
)

const CodesPanel = ({ visit: { m }, person: { presence }, faults }: AccountPageParts) => (
  <section>
    <h2>{m.text('account.codes')}</h2>
    {presence.account.hasCodes ? (
      <>
        <p class="good">{m.text('account.codes.on')}</p>
        <Form action="/backoffice/account/codes/renew">
          <Field
            name="password"
            type="password"
            label={m.text('account.codes.password')}
            fault={faults.password}
            autocomplete="current-password"
          />
          <button type="submit" class="second">
            {m.text('account.codes.renew')}
          </button>
          <button type="submit" class="danger" formaction="/backoffice/account/codes/stop">
            {m.text('account.codes.stop')}
          </button>
        </Form>
      </>
    ) : (
      <>
        <p class="soft">{m.text('account.codes.off')}</p>
        <p>
          <a class="button second" href="/backoffice/second-factor">
            {m.text('factor.begin')}
          </a>
        </p>
      </>
    )}
  </section>
)

const PasskeysPanel = ({ visit: { m }, passkeys }: AccountPageParts) => (
  <section>
    <h2>{m.text('account.passkeys')}</h2>
    <p class="soft">{m.text('factor.passkey.lead')}</p>
    {passkeys.length === 0 && <p>{m.text('account.passkeys.none')}</p>}
    <ul class="rows">
      {passkeys.map(({ id, name, since }) => (
        <li>
          <span>
            <strong>{name || m.text('factor.passkey')}</strong>
            {since && <small>{m.text('passkey.since', { day: m.day(since) })}</small>}
          </span>
          <Form action="/backoffice/account/passkeys/remove" small>
            <button
              type="submit"
              class="danger"
              name="passkey"
              value={id}
              aria-label={`${m.text('passkey.remove')}: ${name}`}
            >
              {m.text('passkey.remove')}
            </button>
          </Form>
        </li>
      ))}
    </ul>
    <PasskeySetUp m={m} next="/backoffice/account?said=passkey.added" />
  </section>
)
