import type { TreeNode } from '../../domain/pages/public.ts'
import { Harbour, Icon, isIcon } from '../design/icon.tsx'
import { ContactCard } from './contact-card.tsx'
import { Picture } from './picture.tsx'
import { SearchForm } from './search-form.tsx'
import { homeOf, offlineOf, type View } from './view.ts'

/** The first page of a region: the question, the chapters, help now, and a person to talk to. */
export const Home = ({ view }: { view: View }) => {
  const { m, region, contacts, media } = view
  const person = region.contact === null ? undefined : contacts[region.contact]
  return (
    <>
      <div class="hero">
        <div class="wrap">
          <div>
            <h1>{m.text('home.question')}</h1>
            <p>{m.text('home.lead')}</p>
            <SearchForm
              action={`${homeOf(view)}search/`}
              label={m.text('search.label')}
              placeholder={m.text('home.placeholder')}
              button={m.text('search.button')}
            />
            <ul class="chips">
              <li>
                <a href="#help">{m.text('home.help')}</a>
              </li>
              {person && (
                <li>
                  <a href="#person">{m.text('home.person')}</a>
                </li>
              )}
            </ul>
          </div>
          <Harbour />
        </div>
      </div>
      <div class="wrap">
        <h2 class="sr">{m.text('home.topics')}</h2>
        <ul class="tiles">
          {view.tree.children(null, view.language.slug).map((chapter) => (
            <Tile view={view} chapter={chapter} />
          ))}
        </ul>
        <section class="help" id="help">
          <h2>{m.text('home.help')}</h2>
          <EmergencyNumbers view={view} />
          <p class="soft">{m.text('home.help.free')}</p>
        </section>
        <ul class="rows offline">
          <li>
            <a href={offlineOf(view)}>
              <Icon name="device" />
              <span>
                {m.text('offline.save.title')}
                <small>{m.text('offline.save.short')}</small>
              </span>
              <Icon name="arrow" />
            </a>
          </li>
        </ul>
        {person && (
          <section class="person" id="person">
            <div>
              <h2>{m.text('home.person')}</h2>
              <p>{m.text('home.person.lead')}</p>
              <ContactCard contact={person} m={m} />
            </div>
            {region.picture !== null && (
              <Picture media={media} number={region.picture} sizes="(min-width: 60rem) 30rem, 100vw" />
            )}
          </section>
        )}
      </div>
    </>
  )
}

const Tile = ({ view, chapter }: { view: View; chapter: TreeNode }) => (
  <li>
    <a href={view.tree.path(chapter.number, view.language.slug) ?? ''}>
      <Icon name={isIcon(chapter.icon) ? chapter.icon : 'book'} />
      {view.titles[chapter.number]}
    </a>
  </li>
)

/** The numbers that hold in all of Germany; 116016 is the help line on violence against women. */
const NUMBERS = ['112', '110', '116016', '116117'] as const

const EmergencyNumbers = ({ view }: { view: View }) => (
  <ul class="numbers">
    {NUMBERS.map((number) => (
      <li>
        <a href={`tel:${number}`}>
          <Icon name="phone" />
          <span>
            <strong>
              <bdi dir="ltr">{number.length > 3 ? `${number.slice(0, 3)} ${number.slice(3)}` : number}</bdi>
            </strong>
            <span>{view.m.text(`emergency.${number}`)}</span>
          </span>
        </a>
      </li>
    ))}
  </ul>
)
