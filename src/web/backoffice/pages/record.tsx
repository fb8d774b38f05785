import { membersOf, peopleOfPage } from '../../../domain/accounts/index.ts'
import { contactsOfPage, equipPage } from '../../../domain/pages/index.ts'
import { regionOf, type Visit } from '../visit.ts'
import { versionIn } from './archive.ts'
import { type Ground, groundOf, type OutlinePage, pageOf, pathOfPage } from './ground.ts'
import { PagePeople } from './page-people.tsx'
import { RecordForm } from './record-form.tsx'
import { orRefused } from './refused.tsx'
import { thingsOf } from './things.ts'
import { treeAt } from './tree-path.ts'

/** What is known of a page besides its texts: whose it is, what it quotes in its place, who looks after it. */
export async function record(visit: Visit): Promise<Response> {
  const { m } = visit
  const ground = await groundOf(visit)
  const page = pageOf(ground)
  const { reader } = visit.parts
  const title = (await ground.describe([page.id])).get(page.id)?.title || m.text('page.untitled')
  const mayAllow = ground.may('page.allow', page)
  return visit.show({
    title,
    body: (
      <>
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <Ways ground={ground} page={page} />
        <div class="panels">
          <section>
            <h2>{m.text('page.about')}</h2>
            <RecordForm
              ground={ground}
              page={page}
              things={await thingsOf(reader, ground.region.id, ground.own)}
              contacts={await contactsOfPage(reader, page.id)}
            />
          </section>
          <section>
            <h2>{m.text('page.people')}</h2>
            <PagePeople
              ground={ground}
              page={page}
              people={await peopleOfPage(reader, page.id)}
              members={mayAllow ? await membersOf(reader, ground.region.id) : []}
            />
          </section>
          <section>
            <h2>{m.text('page.gone')}</h2>
            <p class="soft">{m.text('page.gone.lead')}</p>
            {ground.may('page.archive', page) && <ArchiveButton ground={ground} page={page} />}
          </section>
        </div>
      </>
    ),
  })
}

const Ways = ({ ground, page }: { ground: Ground; page: OutlinePage }) => {
  const { m } = ground.visit
  return (
    <p class="ways">
      <a href={`/backoffice${treeAt(ground, page.id)}`}>{m.text('page.tree.back')}</a>
      <a href={`/backoffice${pathOfPage(ground.region, page.id, `/${ground.own}`)}`}>
        {m.text('page.write')}
      </a>
      <a href={`/backoffice${pathOfPage(ground.region, page.id, '/preview')}`}>{m.text('page.preview')}</a>
    </p>
  )
}

const ArchiveButton = ({ ground: { visit, region }, page }: { ground: Ground; page: OutlinePage }) => (
  <form
    method="post"
    action={`/backoffice${pathOfPage(region, page.id, page.archived_at === null ? '/archive' : '/restore')}`}
  >
    <button
      type="submit"
      class={page.archived_at === null ? 'danger' : 'second'}
      name="version"
      value={String(page.version)}
    >
      {visit.m.text(page.archived_at === null ? 'page.archive' : 'page.restore')}
    </button>
  </form>
)

export function saveRecord(visit: Visit): Promise<Response> {
  return orRefused(visit, async () => {
    const { form } = visit
    const page = visit.part('page')
    const contacts = Object.keys(form).flatMap((name) =>
      name.startsWith('contact.') ? [name.slice('contact.'.length)] : [],
    )
    await visit.run(equipPage, {
      ...{ page, version: versionIn(visit, page), contacts },
      organisation: form.organisation || null,
      thumbnail: form.thumbnail || null,
      icon: form.icon || null,
      sensitive: form.sensitive === 'on',
    })
    return visit.go(pathOfPage(regionOf(visit), page, '/about'), { say: 'page.about.saved' })
  })
}
