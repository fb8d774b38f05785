import type { TreeNode } from '../../domain/pages/public.ts'
import { type Language, languageOf } from '../../kernel/language.ts'
import { Icon } from '../design/icon.tsx'
import { ContactCard } from './contact-card.tsx'
import { homeOf, type View } from './view.ts'

export interface OtherVersion {
  language: Language
  title: string
  href: string
}

/** The page in the languages that have it: those that readers of this language often read come first. */
export async function versionsOf(view: View, node: TreeNode): Promise<OtherVersion[]> {
  const order = [...view.language.fallbacks, ...view.region.languages]
  const slugs = [...new Set(order)].filter((slug) => node.texts[slug])
  return Promise.all(
    slugs.map(async (slug) => ({
      language: languageOf(slug),
      title: (await view.titlesIn(slug))[node.number] ?? '',
      href: view.tree.path(node.number, slug) ?? '',
    })),
  )
}

/** Not yet in your language: where one can read it, how to stay, whom to ask. No dead end. */
export const Untranslated = ({
  view,
  node,
  versions,
}: {
  view: View
  node: TreeNode
  versions: readonly OtherVersion[]
}) => {
  const { m, tree, language } = view
  const above = tree
    .ancestors(node.number)
    .filter((page) => page.texts[language.slug])
    .at(-1)
  const person = view.region.contact === null ? undefined : view.contacts[view.region.contact]
  return (
    <div class="wrap narrow">
      <h1>{m.text('untranslated.title')}</h1>
      <p>{m.text('untranslated.lead')}</p>
      <ul class="rows">
        {versions.map((version) => (
          <li>
            <a
              href={version.href}
              lang={version.language.tag}
              dir={version.language.dir}
              hreflang={version.language.tag}
            >
              <span>
                {version.title}
                <small>{version.language.name}</small>
              </span>
              <Icon name="arrow" />
            </a>
          </li>
        ))}
      </ul>
      <h2>{m.text('untranslated.upwards')}</h2>
      <ul class="rows">
        {above && (
          <li>
            <a href={tree.path(above.number, language.slug) ?? ''}>
              <span>{view.titles[above.number]}</span>
              <Icon name="arrow" />
            </a>
          </li>
        )}
        <li>
          <a href={homeOf(view)}>
            <span>{m.text('home.topics')}</span>
            <Icon name="arrow" />
          </a>
        </li>
      </ul>
      {person && (
        <section class="fact">
          <h2>{m.text('home.person')}</h2>
          <p>{m.text('untranslated.person')}</p>
          <ContactCard contact={person} m={m} />
        </section>
      )}
    </div>
  )
}
