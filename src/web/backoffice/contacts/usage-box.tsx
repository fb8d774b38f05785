import { languageOf } from '../../../kernel/language.ts'
import type { Messages } from '../messages.ts'
import type { Usage } from './usage.ts'

/** So many are named at once: the others are one click away. */
const NAMED = 12

/** Who quotes a contact, said before it is changed: every one of them shows the change. */
export const UsageBox = ({ m, usage }: { m: Messages; usage: Usage }) => (
  <section class="usage" id="usage">
    <h2>{m.text('contact.usage')}</h2>
    <p>
      {usageWords(m, usage)}
      {usage.pages.length + usage.settings.length > 0 && ` ${m.text('contact.usage.then')}`}
    </p>
    {usage.settings.length > 0 && (
      <ul>
        {usage.settings.map(({ name, languages }) => (
          <li>
            {m.text(name)}
            {languages.length > 0 && <span class="soft">{` ${languages.join(', ')}`}</span>}
          </li>
        ))}
      </ul>
    )}
    {usage.pages.length > 0 && <Pages m={m} pages={usage.pages.slice(0, NAMED)} />}
    {usage.pages.length > NAMED && (
      <details class="choice">
        <summary>{m.text('contact.usage.more', { count: String(usage.pages.length - NAMED) })}</summary>
        <Pages m={m} pages={usage.pages.slice(NAMED)} />
      </details>
    )}
  </section>
)

/** In one sentence. */
export function usageWords(m: Messages, { pages, settings }: Usage): string {
  if (pages.length + settings.length === 0) return m.text('contact.usage.none')
  const counts = { pages: String(pages.length), settings: String(settings.length) }
  return m.text(settings.length === 0 ? 'contact.usage.pages' : 'contact.usage.both', counts)
}

const Pages = ({ m, pages }: { m: Messages; pages: Usage['pages'] }) => (
  <ul>
    {pages.map(({ title, language, isArchived, path }) => {
      const name = (
        <bdi {...(language && { lang: languageOf(language).tag })}>{title || m.text('page.untitled')}</bdi>
      )
      return (
        <li>
          {path ? <a href={`/backoffice${path}`}>{name}</a> : name}
          {isArchived && <span class="soft">{` ▢ ${m.text('page.archived')}`}</span>}
        </li>
      )
    })}
  </ul>
)
