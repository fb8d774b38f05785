import { createPage } from '../../../domain/pages/index.ts'
import { languageOf } from '../../../kernel/language.ts'
import { Refusal } from '../../../kernel/refusal.ts'
import { isSlug, slugOf } from '../../../kernel/slug.ts'
import { FaultList, type Faults, Field, Form } from '../form.tsx'
import { personOf, type Visit } from '../visit.ts'
import { type Ground, groundOf, pathOfPage } from './ground.ts'

export const newPageForm = (visit: Visit): Promise<Response> => form(visit, {})

async function form(visit: Visit, faults: Faults, status = 200): Promise<Response> {
  const { m } = visit
  const ground = await groundOf(visit)
  const { region, outline, own } = ground
  const below = visit.form.below ?? visit.query('below') ?? ''
  const parent = outline.page(below)
  if (below !== '' && !parent) return visit.missing()
  const titles = await ground.describe(outline.wayTo(below).map(({ id }) => id))
  const way = outline.wayTo(below).map(({ id }) => titles.get(id)?.title || m.text('page.untitled'))
  const title = m.text('page.new')
  return visit.show({
    title,
    status,
    body: (
      <section class="card">
        <h1>{title}</h1>
        <p class="soft">
          {way.length > 0 ? m.text('page.new.place', { way: way.join(' › ') }) : m.text('page.new.chapter')}
        </p>
        <FaultList m={m} faults={faults} />
        <Form action={`/backoffice/regions/${region.slug}/pages/new`}>
          <input type="hidden" name="below" value={below} />
          <Field
            name="title"
            label={m.text('page.new.title', { language: languageOf(own).name })}
            value={visit.form.title}
            fault={faults.title}
            autocomplete="off"
          />
          <Field
            name="slug"
            label={m.text('page.new.slug')}
            hint={m.text('page.new.slug.hint')}
            value={visit.form.slug}
            fault={faults.slug}
            autocomplete="off"
            required={false}
          />
          <OrganisationOfPartner ground={ground} />
          <button type="submit">{m.text('page.new.button')}</button>
        </Form>
      </section>
    ),
  })
}

/** A partner creates only what is her own organisation's; nobody else has to say whose it is. */
const OrganisationOfPartner = ({ ground: { visit, region } }: { ground: Ground }) => {
  const own = personOf(visit).actor.memberships.find(
    (one) => one.role === 'partner' && one.region === region.id,
  )?.organisation
  return own && !visit.may('page.create', { region: region.id, pages: [] }) ? (
    <input type="hidden" name="organisation" value={own} />
  ) : null
}

/** A page with its first title, as the last one at its place; then on to where it is written. */
export async function newPage(visit: Visit): Promise<Response> {
  const { m } = visit
  const ground = await groundOf(visit)
  const { region, own, outline } = ground
  const { below = '', organisation } = visit.form
  const title = (visit.form.title ?? '').trim()
  const slug = (visit.form.slug ?? '').trim() || slugOf(title)
  const faults = {
    ...(title === '' && { title: m.text('page.new.title.missing') }),
    ...(title.length > 200 && { title: m.text('page.new.title.long') }),
    ...(!isSlug(slug) && { slug: m.text('page.new.slug.wrong') }),
  }
  if (Object.keys(faults).length > 0) return form(visit, faults, 422)
  const last = outline.below(below || null).at(-1)?.position ?? -1
  try {
    const page = await visit.run(createPage, {
      region: region.id,
      parent: below || null,
      position: last + 1,
      ...(organisation && { organisation }),
      text: { language: own, title, slug },
    })
    return visit.go(pathOfPage(region, page, `/${own}`), { say: 'page.created' })
  } catch (error) {
    if (error instanceof Refusal && error.code === 'invalid')
      return form(visit, { title: m.text('page.refused.invalid') }, 422)
    throw error
  }
}
