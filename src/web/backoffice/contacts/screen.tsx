import { commentsOf } from '../../../domain/drafting/index.ts'
import { FACTS } from '../../../domain/translations/index.ts'
import { FaultList, type Faults } from '../form.tsx'
import type { Visit } from '../visit.ts'
import { textPath } from '../writing/kinds.ts'
import { Comments, ReviewBox } from '../writing/review.tsx'
import { StateLine } from '../writing/state-line.tsx'
import type { Typing } from '../writing/typing.ts'
import { ChangeForm } from './change-form.tsx'
import { type Desk, deskOf, mayChange, mayPublish } from './desk.ts'
import { Keeping } from './keeping.tsx'
import { LanguageChoice } from './language-choice.tsx'
import { organisationsIn } from './place.ts'
import { Original, Reading } from './reading.tsx'
import { TypedOffer } from './typed-offer.tsx'
import { typingOf } from './typing.ts'
import { usageOf } from './usage.ts'
import { UsageBox } from './usage-box.tsx'

/** The facts of a contact: GET '/regions/:region/contacts/:contact/facts'. */
export const facts = (visit: Visit): Promise<Response> => show(visit, FACTS)
/** What it says in a language: GET '/regions/:region/contacts/:contact/:language'. */
export const words = (visit: Visit): Promise<Response> => show(visit, visit.part('language'))

async function show(visit: Visit, slug: string): Promise<Response> {
  const desk = await deskOf(visit, slug)
  if (!desk) return visit.missing()
  return showDesk(desk, { typing: typingOf(desk, visit.query('typed') === '1'), faults: {} })
}

interface Shown {
  typing: Typing
  faults: Faults
  status?: number
}

/** The screen with what was typed: state and usage first, then the form, then what is seldom needed. */
export async function showDesk(desk: Desk, { typing, faults, status = 200 }: Shown): Promise<Response> {
  const { visit, region, name, language, contact, progress, origin } = desk
  const { m, parts } = visit
  const mayDecide = mayPublish(desk)
  const usage = await usageOf(visit, contact.id)
  const comments = progress ? await commentsOf(parts.reader, progress.text) : []
  return visit.show({
    title: language ? `${name} (${language.name})` : name,
    status,
    body: (
      <div class="writing">
        <div class="headed">
          <h1>
            <bdi>{name}</bdi>
          </h1>
          {await LanguageChoice({ desk })}
        </div>
        <Ways desk={desk} />
        <StateLine m={m} progress={progress} mayDecide={mayDecide} />
        {progress && <ReviewBox visit={visit} region={region} progress={progress} mayDecide={mayDecide} />}
        <TypedOffer desk={desk} isShown={visit.query('typed') === '1'} />
        <FaultList m={m} faults={faults} />
        <div class="contact-desk">
          <div>
            {origin && <Original m={m} origin={origin} />}
            <UsageBox m={m} usage={usage} />
          </div>
          {mayChange(desk) ? (
            <ChangeForm desk={desk} typing={typing} faults={faults} />
          ) : (
            <Reading m={m} values={typing.values} language={language} />
          )}
        </div>
        {progress && (
          <Comments
            {...{ m, region, progress, comments }}
            mayComment={visit.may('review.comment', desk.about)}
          />
        )}
        {!language && (
          <Keeping desk={desk} usage={usage} organisations={await organisationsIn(visit, region.id)} />
        )}
      </div>
    ),
  })
}

const Ways = ({ desk: { visit, region, progress } }: { desk: Desk }) => {
  const { m } = visit
  return (
    <p class="ways">
      <a href={`/backoffice/regions/${region.slug}/contacts`}>{m.text('contact.back')}</a>
      {progress && (
        <a href={`/backoffice${textPath(region, progress.text, '/versions')}`}>
          {m.text('writing.versions', { count: String(progress.versions.length) })}
        </a>
      )}
    </p>
  )
}
