import { Icon } from '../design/icon.tsx'

interface SearchFormParts {
  action: string
  label: string
  query?: string
  placeholder?: string
  button: string
}

/** One field and one button, sent as a plain address: it works without JavaScript. */
export const SearchForm = ({ action, label, query = '', placeholder, button }: SearchFormParts) => (
  <search>
    <form class="ask" action={action} method="get">
      <input
        type="search"
        name="query"
        aria-label={label}
        value={query}
        {...(placeholder && { placeholder })}
        maxlength={200}
        autocomplete="off"
      />
      <button type="submit">
        <Icon name="search" />
        <span>{button}</span>
      </button>
    </form>
  </search>
)
