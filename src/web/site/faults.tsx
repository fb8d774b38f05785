import { fullName, type RegionPart } from '../../domain/regions/public.ts'
import { languageOf } from '../../kernel/language.ts'
import { Icon } from '../design/icon.tsx'
import type { MessageKey, Messages } from './messages.ts'
import { SearchForm } from './search-form.tsx'
import { homeOf, type View } from './view.ts'

/** A page that is not there, inside a region: search and topics lead on. */
export const NotFound = ({ view }: { view: View }) => (
  <div class="wrap narrow">
    <h1>{view.m.text('error.404.title')}</h1>
    <p>{view.m.text('error.404.lead')}</p>
    <SearchForm
      action={`${homeOf(view)}search/`}
      label={view.m.text('search.label')}
      button={view.m.text('search.button')}
    />
    <p>
      <a class="go" href={homeOf(view)}>
        {view.m.text('home.topics')}
      </a>
    </p>
  </div>
)

/** A region that has no texts in the reader's language: which ones it has. */
export const RegionWithout = ({ m, region }: { m: Messages; region: RegionPart }) => (
  <div class="wrap narrow">
    <h1>{m.text('language.regionWithout.title')}</h1>
    <p>{m.rich('language.regionWithout.lead', { region: <bdi lang="de">{fullName(region)}</bdi> })}</p>
    <ul class="rows">
      {region.languages.map(languageOf).map((language) => (
        <li>
          <a
            href={`/${region.slug}/${language.slug}/`}
            lang={language.tag}
            dir={language.dir}
            hreflang={language.tag}
          >
            <span>{language.name}</span>
            <Icon name="arrow" />
          </a>
        </li>
      ))}
    </ul>
  </div>
)

/** Something outside every region went wrong: the way to the list of regions. */
export const Fault = ({ m, title, lead }: { m: Messages; title: MessageKey; lead?: MessageKey }) => (
  <div class="wrap narrow">
    <h1>{m.text(title)}</h1>
    {lead && <p>{m.text(lead)}</p>}
    <p>
      <a class="go" href={`/regions/${m.language.slug}/`}>
        {m.text('finder.all')}
      </a>
    </p>
  </div>
)
