import { type LanguageSlug, languageOf } from '../../kernel/language.ts'
import { Icon } from '../design/icon.tsx'
import { fragmentLanguage } from './document.tsx'
import type { View } from './view.ts'

/** What one wants to have: languages, pictures, and, asked a second time, the pages that may harm on a shared device. */
export const OfflineChoice = ({ view }: { view: View }) => {
  const { m } = view
  return (
    <form method="get" class="choice" data-state="choose" hidden>
      <p role="status" class="note" data-slot="notice" tabindex={-1} hidden />
      <fieldset>
        <legend>{m.text('offline.save.languages')}</legend>
        {inOrder(view).map((slug) => (
          <Tongue view={view} slug={slug} />
        ))}
      </fieldset>
      <fieldset>
        <legend>{m.text('offline.save.extras')}</legend>
        <label>
          <input type="checkbox" name="pictures" />
          <span>{m.text('offline.save.pictures')}</span>
          <span class="size" data-size="pictures" />
        </label>
        <label data-slot="sensitive" hidden>
          <input type="checkbox" name="sensitive" />
          <span>{m.text('offline.save.sensitive')}</span>
          <span class="size" data-size="sensitive" />
        </label>
        <SecondQuestion view={view} />
      </fieldset>
      <p class="sum" role="status" data-slot="sum" />
      <button class="go" type="submit">
        <Icon name="device" />
        {m.text('offline.save.button')}
      </button>
      <button type="button" class="pill" data-act="back" hidden>
        {m.text('offline.save.cancel')}
      </button>
    </form>
  )
}

/** The reader's own language first, then the region's own, which she can show at an office, then the others. */
const inOrder = ({ language, region }: View): LanguageSlug[] => [
  ...new Set([language.slug, ...region.languages]),
]

const Tongue = ({ view, slug }: { view: View; slug: LanguageSlug }) => {
  const { m, language: own, region } = view
  const language = languageOf(slug)
  return (
    <label>
      <input type="checkbox" name="language" value={slug} checked={slug === own.slug} />
      <span>
        <span data-name={slug} {...fragmentLanguage(language, m.language.slug)}>
          {language.name}
        </span>
        {slug === region.languages[0] && slug !== own.slug && <small>{m.text('offline.save.office')}</small>}
      </span>
      <span class="size" data-size={slug} />
    </label>
  )
}

const SecondQuestion = ({ view: { m } }: { view: View }) => (
  <fieldset class="second" aria-labelledby="why" data-slot="second" hidden>
    <p id="why" tabindex={-1}>
      {m.text('offline.save.sensitive.why')}
    </p>
    <p class="acts">
      <button type="button" class="pill" data-act="sensitive-yes">
        {m.text('offline.save.sensitive.yes')}
      </button>
      <button type="button" class="pill" data-act="sensitive-no">
        {m.text('offline.save.sensitive.no')}
      </button>
    </p>
  </fieldset>
)
