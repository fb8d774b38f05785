import { draftPaths } from '../../../domain/pages/index.ts'
import { isLanguage, type LanguageSlug, languageOf } from '../../../kernel/language.ts'
import { type Ground, groundOf, type OutlinePage, pageOf, pathOfPage } from '../pages/ground.ts'
import { treeAt } from '../pages/tree-path.ts'
import type { Visit } from '../visit.ts'

/** A draft in the frame of a telephone or wide, in any language, with a link for others. */
export async function previewScreen(visit: Visit): Promise<Response> {
  const { m, parts } = visit
  const ground = await groundOf(visit)
  const page = pageOf(ground)
  const asked = visit.query('language') ?? ''
  const language = isLanguage(asked) ? asked : ground.own
  const isWide = visit.query('width') === 'wide'
  const way = ground.outline.wayTo(page.id).map(({ id }) => id)
  const path = (await draftPaths(parts.reader, way)).get(language)
  const described = (await ground.describe([page.id])).get(page.id)
  const title = described?.title || m.text('page.untitled')
  const address =
    path &&
    `/backoffice/preview/${await parts.previews.linkTo(page.id)}/${ground.region.slug}/${language}${path}`
  return visit.show({
    title: m.text('preview.title', { page: title }),
    frames: true,
    body: (
      <>
        <h1>{m.text('preview.title', { page: title })}</h1>
        <p class="ways">
          <a href={`/backoffice${treeAt(ground, page.id)}`}>{m.text('page.tree.back')}</a>
          <a href={`/backoffice${pathOfPage(ground.region, page.id, `/${language}`)}`}>
            {m.text('page.write')}
          </a>
        </p>
        <Choices ground={ground} page={page} language={language} isWide={isWide} />
        {address ? (
          <>
            <CopyLink visit={visit} link={parts.publicUrl + address} />
            <iframe
              class={isWide ? 'preview wide' : 'preview phone'}
              src={address}
              title={m.text('preview.frame', { page: title, language: languageOf(language).name })}
            />
          </>
        ) : (
          <p role="status">{m.text('preview.missing', { language: languageOf(language).name })}</p>
        )}
      </>
    ),
  })
}

interface ChoicesParts {
  ground: Ground
  page: OutlinePage
  language: LanguageSlug
  isWide: boolean
}

const Choices = ({ ground: { visit, region, branches }, page, language, isWide }: ChoicesParts) => {
  const { m } = visit
  return (
    <form class="find" method="get" action={`/backoffice${pathOfPage(region, page.id, '/preview')}`}>
      <div>
        <label for="f-language">{m.text('page.filter.language')}</label>
        <select id="f-language" name="language">
          {branches.map((branch) => (
            <option
              value={branch.language}
              lang={languageOf(branch.language).tag}
              selected={branch.language === language}
            >
              {languageOf(branch.language).name}
            </option>
          ))}
        </select>
      </div>
      <div>
        <label for="f-width">{m.text('preview.width')}</label>
        <select id="f-width" name="width">
          <option value="phone">{m.text('preview.phone')}</option>
          <option value="wide" selected={isWide}>
            {m.text('preview.wide')}
          </option>
        </select>
      </div>
      <button type="submit" class="second">
        {m.text('preview.show')}
      </button>
    </form>
  )
}

const CopyLink = ({ visit: { m }, link }: { visit: Visit; link: string }) => (
  <div class="field">
    <label for="f-link">{m.text('preview.link')}</label>
    <p class="hint" id="h-link">
      {m.text('preview.link.hint')}
    </p>
    <copy-link>
      <input id="f-link" readonly value={link} aria-describedby="h-link" />
      <button type="button" class="second" hidden>
        {m.text('preview.copy')}
      </button>
      <span class="good" role="status" hidden>
        {m.text('preview.copied')}
      </span>
    </copy-link>
  </div>
)
