import { pathOfPage } from '../pages/ground.ts'
import type { Desk } from './desk.ts'
import { LanguageLink } from './language-link.tsx'

/** The other languages of a page, each with the state of its translation. */
export async function LanguageChoice({ desk: { visit, ground, page, language } }: { desk: Desk }) {
  const { m } = visit
  const cells = (await ground.describe([page.id])).get(page.id)?.cells
  if (!cells || cells.size < 2) return null
  return (
    <details class="menu languages">
      <summary>
        <span class="unseen">{m.text('writing.language')}: </span>
        <bdi lang={language.tag}>{language.name}</bdi>
        <span class="soft">{m.text('writing.languages', { count: String(cells.size) })}</span>
      </summary>
      <ul>
        {[...cells].map(([slug, cell]) => (
          <LanguageLink
            {...{ m, cell }}
            href={`/backoffice${pathOfPage(ground.region, page.id, `/${slug}`)}`}
            language={slug}
            isHere={slug === language.slug}
          />
        ))}
      </ul>
    </details>
  )
}
