import type { Found, Question } from '../../../domain/replacing/index.ts'
import { personOf, regionOf, type Visit } from '../visit.ts'
import { type Asked, fieldsOf } from './asked.ts'
import { type Choice, isTicked, keyOf, tickedOf } from './choice.ts'
import { HitLine } from './hit.tsx'
import { TextHead } from './text-head.tsx'
import { titlesOf } from './titles.ts'

const A_PAGE = 50

interface PreviewParts {
  visit: Visit
  asked: Asked
  question: Question
  found: Found
  choice: Choice
  at: number
}

/** Every hit with what stands around it, a page of them, to tick and to untick; then the button that does it. */
export async function Preview(parts: PreviewParts) {
  const { visit, asked, question, found, choice } = parts
  const { m } = visit
  if (found.hits === 0)
    return (
      <p class="none" role="status">
        {m.text('replace.none')}
      </p>
    )
  const pages = Math.ceil(found.hits / A_PAGE)
  const at = Math.min(Math.max(1, parts.at), pages)
  const shown = found.texts
    .flatMap((text) => text.hits.map((hit) => ({ text, hit, key: keyOf(text, hit) })))
    .slice((at - 1) * A_PAGE, at * A_PAGE)
  const groups = [...Map.groupBy(shown, ({ text }) => text)]
  const titles = await titlesOf(
    visit,
    groups.map(([{ text }]) => text),
  )
  const count = { hits: String(found.hits), texts: String(found.texts.length) }
  return (
    <form class="hits" method="post" action={`/backoffice/regions/${regionOf(visit).slug}/replace/choose`}>
      <h2>{m.text('replace.found')}</h2>
      <p role="status">
        {m.text('replace.count', count)}{' '}
        {m.text('replace.ticked', { count: String(tickedOf(found, choice)) })}
      </p>
      {Object.entries({
        ...fieldsOf(asked),
        ...{ seal: found.seal, base: choice.base, except: [...choice.except].join(' '), at: String(at) },
        shown: shown.map(({ key }) => key).join(' '),
      }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      <p class="ways">
        <button type="submit" class="quiet" name="go" value="all">
          {m.text('replace.all')}
        </button>
        <button type="submit" class="quiet" name="go" value="none">
          {m.text('replace.no-hit')}
        </button>
      </p>
      {groups.map(([text, hits]) => (
        <section>
          <TextHead visit={visit} text={titles.get(text.text)} />
          {hits.map(({ hit, key }) => (
            <HitLine
              {...{ visit, question, hit, name: `tick.${key}`, isOn: isTicked(choice, key) }}
              language={text.language}
            />
          ))}
        </section>
      ))}
      {pages > 1 && <Pages visit={visit} at={at} pages={pages} />}
      <Manner visit={visit} />
      <button type="submit" name="go" value="start">
        {m.text('replace.start')}
      </button>
    </form>
  )
}

/** Buttons, not links: what is ticked goes along. */
const Pages = ({ visit: { m }, at, pages }: { visit: Visit; at: number; pages: number }) => (
  <p class="ways">
    {at > 1 && (
      <button type="submit" class="quiet" name="go" value={`page ${at - 1}`}>
        {m.text('replace.back')}
      </button>
    )}
    <span>{m.text('replace.page', { at: String(at), all: String(pages) })}</span>
    {at < pages && (
      <button type="submit" class="quiet" name="go" value={`page ${at + 1}`}>
        {m.text('replace.on')}
      </button>
    )}
  </p>
)

/** What becomes of it. Who may publish nothing here is told that all of it is a draft. */
const Manner = ({ visit }: { visit: Visit }) => {
  const { m, form } = visit
  const { actor } = personOf(visit)
  const mayPublish = visit.parts.rights.mayIn(actor, 'page.publish', regionOf(visit).id)
  const isMinor = form.go === undefined || form.minor === '1'
  return (
    <fieldset>
      <legend>{m.text('replace.manner')}</legend>
      {mayPublish ? (
        [
          ['', m.text('replace.draft')],
          ['1', m.text('replace.publish')],
        ].map(([value = '', label]) => (
          <label class="tick">
            <input type="radio" name="publish" value={value} checked={(form.publish ?? '') === value} />
            {label}
          </label>
        ))
      ) : (
        <p>{m.text('replace.draft')}</p>
      )}
      <label class="tick">
        <input type="checkbox" name="minor" value="1" checked={isMinor} />
        {m.text('replace.minor')}
      </label>
    </fieldset>
  )
}
