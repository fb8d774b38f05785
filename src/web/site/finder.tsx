import { type FoundRegion, findRegions, fullName } from '../../domain/regions/public.ts'
import type { RegionSummary } from '../../edition/manifest.ts'
import { bestLanguage, type LanguageSlug } from '../../kernel/language.ts'
import { Harbour, Icon } from '../design/icon.tsx'
import type { Messages } from './messages.ts'
import { SearchForm } from './search-form.tsx'

interface FinderParts {
  m: Messages
  language: LanguageSlug
  regions: readonly RegionSummary[]
  query: string
}

/** Where do you live? By name, village or postal code; near me where the device can say so. */
export const Finder = ({ m, language, regions, query }: FinderParts) => {
  const listed = regions.filter(({ status }) => status === 'live')
  const found = query.trim() === '' ? undefined : findRegions(listed, query)
  return (
    <>
      <div class="hero">
        <div class="wrap">
          <div>
            <h1>{m.text('finder.title')}</h1>
            <p>{m.text('finder.lead')}</p>
            <SearchForm
              action={`/regions/${language}/`}
              label={m.text('finder.label')}
              placeholder={m.text('finder.label')}
              query={query}
              button={m.text('finder.button')}
            />
            <near-me
              hidden
              data-source={`/regions/${language}/points.json`}
              data-refused={m.text('finder.near.refused')}
            >
              <button type="button" class="pill">
                <Icon name="pin" />
                {m.text('finder.near')}
              </button>
              <p>{m.text('finder.near.private')}</p>
              <div role="status" data-title={m.text('finder.near.title')} />
            </near-me>
          </div>
          <Harbour />
        </div>
      </div>
      <div class="wrap">
        {found ? (
          <Found m={m} language={language} found={found} query={query} />
        ) : (
          <All m={m} language={language} regions={listed} />
        )}
      </div>
    </>
  )
}

/** The regions that a question found, or what to do where it found none. */
export const Found = ({
  m,
  language,
  found,
  query,
}: {
  m: Messages
  language: LanguageSlug
  found: FoundRegion[]
  query: string
}) => (
  <section>
    <h2>
      {found.length > 0
        ? m.count('finder.found', found.length)
        : m.rich('finder.none', { query: <bdi>{query}</bdi> })}
    </h2>
    {found.length === 0 && <p>{m.text('finder.none.hint')}</p>}
    <ul class="rows">
      {found.map(({ region, aliases }) => (
        <RegionRow m={m} language={language} region={region} also={aliases.map(({ name }) => name)} />
      ))}
    </ul>
    {found.length === 0 && (
      <p>
        <a href={`/regions/${language}/`}>{m.text('finder.all')}</a>
      </p>
    )}
  </section>
)

const All = ({
  m,
  language,
  regions,
}: {
  m: Messages
  language: LanguageSlug
  regions: readonly RegionSummary[]
}) => {
  const groups = [...Map.groupBy(regions, ({ name }) => (name[0] ?? '').toLocaleUpperCase('de'))]
  return (
    <section>
      <h2>{m.text('finder.all')}</h2>
      {groups.map(([letter, members]) => (
        <div class="letter">
          {groups.length > 3 && <h3>{letter}</h3>}
          <ul class="rows">
            {members.map((region) => (
              <RegionRow m={m} language={language} region={region} also={[]} />
            ))}
          </ul>
        </div>
      ))}
    </section>
  )
}

const RegionRow = ({
  m,
  language,
  region,
  also,
}: {
  m: Messages
  language: LanguageSlug
  region: RegionSummary
  also: string[]
}) => (
  <li>
    <a href={`/${region.slug}/${bestLanguage(language, region.languages)}/`}>
      <span>
        <bdi lang="de">{fullName(region)}</bdi>
        {also.length > 0 && (
          <small>{m.rich('finder.also', { places: <bdi lang="de">{also.join(', ')}</bdi> })}</small>
        )}
      </span>
      <Icon name="arrow" />
    </a>
  </li>
)

/** What the device needs to find the nearest regions by itself: its position is not sent. */
export const regionPoints = (regions: readonly RegionSummary[], language: LanguageSlug) =>
  regions
    .filter(({ status }) => status === 'live')
    .map((region) => ({
      name: fullName(region),
      href: `/${region.slug}/${bestLanguage(language, region.languages)}/`,
      points: [region.centre, ...region.aliases].flatMap((p) => (p ? [[p.latitude, p.longitude]] : [])),
    }))
