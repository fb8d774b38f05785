import { languageOf } from '../../../kernel/language.ts'
import type { MessageKey } from '../messages.ts'
import { personOf, type Visit } from '../visit.ts'
import { groundOf } from './ground.ts'

/** What can be done with many pages at once, and the right that it needs; whether it is done language by language. */
export const DEEDS = {
  publish: { word: 'page.chosen.publish', may: 'page.publish', perLanguage: true },
  review: { word: 'page.chosen.review', may: 'review.request', perLanguage: true },
  withdraw: { word: 'page.chosen.withdraw', may: 'page.withdraw', perLanguage: true },
  archive: { word: 'page.archive', may: 'page.archive', perLanguage: false },
  restore: { word: 'page.restore', may: 'page.archive', perLanguage: false },
} as const satisfies Record<string, { word: MessageKey; may: string; perLanguage: boolean }>
export type Deed = keyof typeof DEEDS

export const isDeed = (name: string | undefined): name is Deed =>
  name !== undefined && Object.hasOwn(DEEDS, name)

/** The ids that a form has ticked. */
export const tickedIn = ({ form }: Visit): string[] =>
  Object.keys(form).flatMap((name) => (name.startsWith('tick.') ? [name.slice('tick.'.length)] : []))

/** What to do with the pages that were ticked: asked on a screen of its own, so that nothing happens by a slip. */
export async function chosen(visit: Visit): Promise<Response> {
  const { m } = visit
  const ground = await groundOf(visit)
  const { region, branches, outline } = ground
  const ids = tickedIn(visit).filter((id) => outline.page(id) && visit.may('page.see', outline.about(id)))
  const described = await ground.describe(ids)
  const { actor } = personOf(visit)
  const deeds = Object.entries(DEEDS).filter(([, { may }]) => visit.parts.rights.mayIn(actor, may, region.id))
  const title = m.text('page.chosen.title', { count: String(ids.length) })
  const tree = `/backoffice/regions/${region.slug}/pages`
  return visit.show({
    title,
    status: ids.length === 0 ? 422 : 200,
    body: (
      <>
        <h1>{title}</h1>
        {ids.length === 0 && <p>{m.text('page.chosen.none')}</p>}
        {ids.length > 0 && deeds.length === 0 && <p>{m.text('page.chosen.nothing')}</p>}
        {ids.length > 0 && deeds.length > 0 && (
          <form method="post" action={`${tree}/bulk`}>
            {ids.map((id) => (
              <input type="hidden" name={`tick.${id}`} value="on" />
            ))}
            <fieldset>
              <legend>{m.text('page.chosen.what')}</legend>
              {deeds.map(([name, { word }], i) => (
                <label class="tick">
                  <input type="radio" name="what" value={name} checked={i === 0} />
                  {m.text(word)}
                </label>
              ))}
            </fieldset>
            <fieldset>
              <legend>{m.text('page.chosen.languages')}</legend>
              <div class="ticks">
                {branches.map(({ language }) => (
                  <label class="tick">
                    <input type="checkbox" name={`in.${language}`} value="on" />
                    <bdi lang={languageOf(language).tag}>{languageOf(language).name}</bdi>
                  </label>
                ))}
              </div>
            </fieldset>
            <button type="submit">{m.text('page.chosen.go')}</button>
          </form>
        )}
        <ul>
          {ids.map((id) => (
            <li>
              <bdi>{described.get(id)?.title || m.text('page.untitled')}</bdi>
            </li>
          ))}
        </ul>
        <p>
          <a href={tree}>{m.text('page.tree.back')}</a>
        </p>
      </>
    ),
  })
}
