import type { Child } from 'hono/jsx'
import { Icon } from '../design/icon.tsx'
import type { Messages } from './messages.ts'

/** What is wrong with a field, in words for the person. */
export type Faults = Readonly<Record<string, string>>

/** All that is wrong at once, each a link to its field; read out at once when the page opens (WCAG 2.2, 3.3.1). */
export const FaultList = ({ m, faults }: { m: Messages; faults: Faults }) =>
  Object.keys(faults).length === 0 ? null : (
    <div class="faults" role="alert">
      <p>
        <Icon name="alert" />
        <strong>{m.text('errors.title')}</strong>
      </p>
      <ul>
        {Object.entries(faults).map(([field, what]) => (
          <li>{field === '' ? what : <a href={`#f-${field}`}>{what}</a>}</li>
        ))}
      </ul>
    </div>
  )

interface FieldParts {
  name: string
  label: string
  type?: 'text' | 'email' | 'password'
  /** What was typed before: it is kept. Passwords and codes are not. */
  value?: string | undefined
  hint?: string
  fault?: string | undefined
  /** What the browser may fill in (WCAG 2.2, 1.3.5). */
  autocomplete: string
  inputmode?: 'numeric' | 'email' | 'tel' | 'url'
  required?: boolean
  readonly?: boolean
  /** Of what is typed, where it is not the language of the screen. */
  lang?: string
  dir?: 'ltr' | 'rtl'
}

/** A field with its words, its hint and what is wrong with it. */
export const Field = (parts: FieldParts) => {
  const { name, label, type = 'text', value, hint, fault, autocomplete, inputmode, required = true } = parts
  const described = [hint && `h-${name}`, fault && `e-${name}`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={`f-${name}`}>{label}</label>
      {hint && (
        <p class="hint" id={`h-${name}`}>
          {hint}
        </p>
      )}
      {fault && (
        <p class="fault" id={`e-${name}`}>
          <Icon name="alert" />
          {fault}
        </p>
      )}
      <input
        id={`f-${name}`}
        name={name}
        type={type}
        autocomplete={autocomplete}
        {...(value !== undefined && { value })}
        {...(inputmode && { inputmode })}
        {...(required && { required: true })}
        {...(parts.readonly && { readonly: true })}
        {...(parts.lang && { lang: parts.lang, dir: parts.dir })}
        {...(described && { 'aria-describedby': described })}
        {...(fault && { 'aria-invalid': 'true' })}
      />
    </div>
  )
}

/** A form of ours. It checks nothing in the browser: what is wrong is said by the server, all of it, in our words. */
export const Form = ({ action, children, small }: { action: string; children: Child; small?: boolean }) => (
  <form method="post" action={action} novalidate {...(small && { class: 'inline' })}>
    {children}
  </form>
)

/** A narrow page with one thing to do. */
export const Card = ({ title, lead, children }: { title: string; lead?: Child; children?: Child }) => (
  <section class="card">
    <h1>{title}</h1>
    {lead && <p class="lead">{lead}</p>}
    {children}
  </section>
)

/** Where a form leads on to when it is done; nothing where that is the start. */
export const WayBack = ({ to }: { to: string }) =>
  to === '/' ? null : <input type="hidden" name="to" value={to} />
