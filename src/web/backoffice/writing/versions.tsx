import { compareVersions, type NamedVersion } from '../../../domain/drafting/index.ts'
import { FACTS } from '../../../domain/translations/index.ts'
import { languageOf } from '../../../kernel/language.ts'
import { regionOf, type Visit } from '../visit.ts'
import { Compared } from './compared.tsx'
import { type NamedText, textOf, textPath } from './kinds.ts'
import { nameOf, type Progress, progressOf } from './progress.ts'

/** All versions of a text, newest first, and what is other in one than in another. */
export async function versions(visit: Visit): Promise<Response> {
  const { m, parts } = visit
  const text = await textOf(visit)
  const progress = await progressOf(visit, { ...text, isArchived: false })
  const chosen = chosenIn(visit, text)
  const fields = await compareVersions(parts.reader, text.text, chosen.older, chosen.newer)
  const name = text.lines.title ?? text.lines.name ?? ''
  const language = text.language === FACTS ? undefined : languageOf(text.language)
  const heads = {
    before: m.text('writing.version', { version: String(chosen.older) }),
    after: m.text('writing.version', { version: String(chosen.newer) }),
  }
  return visit.show({
    title: m.text('writing.versions.title', { page: name }),
    body: (
      <div class="writing">
        <h1>{m.text('writing.versions.title', { page: name })}</h1>
        <p class="ways">
          <a href={`/backoffice${text.desk}`}>{m.text('writing.back')}</a>
          {language && <bdi lang={language.tag}>{language.name}</bdi>}
        </p>
        {fields && text.head > 1 && <Compared m={m} language={language} fields={fields} heads={heads} />}
        <List visit={visit} text={text} progress={progress} chosen={chosen} />
      </div>
    ),
  })
}

interface Chosen {
  older: number
  newer: number
}

/** The two that the address names; otherwise the newest and the one before it. */
function chosenIn({ query }: Visit, { head }: NamedText): Chosen {
  const number = (name: string, otherwise: number): number => {
    const asked = Number.parseInt(query(name) ?? '', 10)
    return asked >= 1 && asked <= head ? asked : otherwise
  }
  const [one, other] = [number('older', Math.max(1, head - 1)), number('newer', head)]
  return { older: Math.min(one, other), newer: Math.max(one, other) }
}

interface ListParts {
  visit: Visit
  text: NamedText
  progress: Progress
  chosen: Chosen
}

/** Two are chosen to be compared. Writing an older one once more is a form of its own for each. */
const List = ({ visit, text, progress, chosen }: ListParts) => {
  const { m } = visit
  const path = `/backoffice${textPath(regionOf(visit), text.text)}`
  const mayRestore = visit.may('version.restore', text.about)
  return (
    <>
      <form method="get" action={`${path}/versions`} id="compare">
        <button type="submit" class="second">
          {m.text('writing.compare')}
        </button>
      </form>
      <ol class="versions" reversed>
        {progress.versions.map((version) => (
          <li>
            <span class="pick">
              <Pick m={m} name="older" version={version.version} chosen={chosen.older} />
              <Pick m={m} name="newer" version={version.version} chosen={chosen.newer} />
            </span>
            <About m={m} version={version} progress={progress} />
            {mayRestore && version.version !== text.head && (
              <form method="post" action={`${path}/restore`}>
                <input type="hidden" name="head" value={String(text.head)} />
                <button type="submit" class="second" name="version" value={String(version.version)}>
                  {m.text('writing.restore')}
                  <span class="unseen">
                    {m.text('writing.version', { version: String(version.version) })}
                  </span>
                </button>
              </form>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

interface PickParts {
  m: Visit['m']
  name: 'older' | 'newer'
  version: number
  chosen: number
}

const Pick = ({ m, name, version, chosen }: PickParts) => (
  <label class="tick">
    <input type="radio" form="compare" name={name} value={String(version)} checked={version === chosen} />
    {m.text(name === 'older' ? 'writing.older' : 'writing.newer')}
    <span class="unseen">{m.text('writing.version', { version: String(version) })}</span>
  </label>
)

const About = ({ m, version, progress }: { m: Visit['m']; version: NamedVersion; progress: Progress }) => {
  const { version: number, by, note, minorSince, savedAt } = version
  const shown = progress.publications.find((one) => one.version === number)
  return (
    <span class="about">
      <strong>{m.text('writing.version', { version: String(number) })}</strong>{' '}
      {progress.shown?.version === number && (
        <span class="good">{`✓ ${m.text('writing.state.public')}`}</span>
      )}
      {shown && progress.shown?.version !== number && (
        <span class="soft">
          {m.text(shown.state === 'planned' ? 'writing.state.scheduled' : 'writing.was-public')}
        </span>
      )}
      <small>
        {nameOf(m, by)}, {m.moment(savedAt)}
        {minorSince && ` · ${m.text('writing.minor.short')}`}
      </small>
      {note && <small>{`„${note}“`}</small>}
    </span>
  )
}
