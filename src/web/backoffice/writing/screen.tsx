import { commentsOf } from '../../../domain/drafting/index.ts'
import { FaultList, type Faults } from '../form.tsx'
import type { MessageKey } from '../messages.ts'
import { pathOfPage } from '../pages/ground.ts'
import { treeAt } from '../pages/tree-path.ts'
import type { Visit } from '../visit.ts'
import { type Desk, deskOf, mayPublish, mayWrite } from './desk.ts'
import { textPath } from './kinds.ts'
import { LanguageChoice } from './language-choice.tsx'
import { newsOf } from './origin.ts'
import { Original, Reading } from './original.tsx'
import type { Progress } from './progress.ts'
import { Comments, ReviewBox } from './review.tsx'
import { StateLine } from './state-line.tsx'
import { TypedOffer, WhoIsHere } from './typed-notes.tsx'
import { type Typing, typingOf } from './typing.ts'
import { WriteForm } from './write-form.tsx'

/** Where a page is written in a language: GET '/regions/:region/pages/:page/:language'. */
export async function write(visit: Visit): Promise<Response> {
  const desk = await deskOf(visit)
  if (!desk) return visit.missing()
  const isTyped = visit.query('typed') === '1'
  return showDesk(desk, { typing: typingOf(desk, isTyped), faults: {}, isTyped })
}

interface Shown {
  typing: Typing
  faults: Faults
  status?: number
  /** What she had typed before and not saved stands in it. */
  isTyped?: boolean
}

/** The edit screen, with what was typed. */
export async function showDesk(desk: Desk, shown: Shown): Promise<Response> {
  const { typing, faults, status = 200, isTyped = false } = shown
  const { visit, ground, language, title, origin, progress } = desk
  const { region } = ground
  const { m } = visit
  const isHers = mayWrite(desk)
  const mayDecide = mayPublish(desk)
  return visit.show({
    title: `${title} (${language.name})`,
    status,
    scripts: ['editor'],
    body: (
      <div class="writing">
        <div class="headed">
          <h1>
            <bdi>{title}</bdi>
          </h1>
          {await LanguageChoice({ desk })}
        </div>
        <Ways desk={desk} />
        <StateLine m={m} progress={progress} mayDecide={mayDecide} />
        {isHers && <WhoIsHere desk={desk} />}
        {progress && <ReviewBox {...{ visit, region, progress, mayDecide }} />}
        {isHers && status === 200 && <TypedOffer desk={desk} isShown={isTyped} />}
        <FaultList m={m} faults={faults} />
        <div class={origin ? 'beside' : 'alone'}>
          {origin && <Original m={m} origin={origin} news={await newsOf(visit, origin)} />}
          {isHers ? (
            <WriteForm desk={desk} typing={typing} faults={faults} />
          ) : (
            <Reading m={m} language={language} values={typing.values} />
          )}
        </div>
        {progress && mayDecide && <Site desk={desk} progress={progress} />}
        {progress && (
          <Comments
            {...{ m, region, progress }}
            comments={await commentsOf(visit.parts.reader, progress.text)}
            mayComment={visit.may('review.comment', desk.about)}
          />
        )}
      </div>
    ),
  })
}

/** What else can be done with what people see: rarely needed, so quiet. */
const Site = ({ desk: { visit, ground }, progress }: { desk: Desk; progress: Progress }) => {
  const { m } = visit
  const { text, shown, planned } = progress
  const path = `/backoffice${textPath(ground.region, text)}`
  const act = (rest: string, label: MessageKey) => (
    <form method="post" action={path + rest}>
      <button type="submit" class="second">
        {m.text(label)}
      </button>
    </form>
  )
  return (
    <div class="acts site">
      <a class="button second" href={`${path}/schedule`}>
        {m.text('writing.schedule')}
      </a>
      {(planned || shown?.until) && act('/unschedule', 'writing.unschedule')}
      {shown && act('/off', 'writing.off')}
    </div>
  )
}

const Ways = ({ desk: { visit, ground, page, language, progress } }: { desk: Desk }) => {
  const { m } = visit
  const of = (rest: string): string => `/backoffice${pathOfPage(ground.region, page.id, rest)}`
  return (
    <p class="ways">
      <a href={`/backoffice${treeAt(ground, page.id)}`}>{m.text('page.tree.back')}</a>
      <a href={of('/about')}>{m.text('page.about')}</a>
      <a href={of(`/preview?language=${language.slug}`)}>{m.text('page.preview')}</a>
      {progress && (
        <a href={`/backoffice${textPath(ground.region, progress.text, '/versions')}`}>
          {m.text('writing.versions', { count: String(progress.versions.length) })}
        </a>
      )}
    </p>
  )
}
