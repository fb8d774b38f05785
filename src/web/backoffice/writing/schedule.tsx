import { approveReview } from '../../../domain/drafting/index.ts'
import { regionById } from '../../../domain/regions/index.ts'
import { publicationsOf } from '../../../domain/translations/index.ts'
import type { Instant } from '../../../kernel/instant.ts'
import { FaultList, type Faults } from '../form.tsx'
import { regionOf, type Visit } from '../visit.ts'
import { kindOf, type NamedText, textOf, textPath } from './kinds.ts'
import { clockAt, momentOf } from './local-time.ts'
import { progressOf } from './progress.ts'
import { orTold } from './told.tsx'

const FIELDS = ['from-day', 'from-time', 'until-day', 'until-time'] as const
type Filled = Readonly<Partial<Record<(typeof FIELDS)[number], string>>>

/** From when on and until when the newest version is public. */
export async function schedule(visit: Visit): Promise<Response> {
  const text = await textOf(visit)
  const { planned, shown } = await progressOf(visit, { ...text, isArchived: false })
  const zone = await zoneOf(visit)
  const from = planned && clockAt(planned.from, zone)
  const end = (planned ?? shown)?.until
  const until = end ? clockAt(end, zone) : undefined
  return showSchedule(visit, text, {}, 200, {
    ...(from && { 'from-day': from.day, 'from-time': from.time }),
    ...(until && { 'until-day': until.day, 'until-time': until.time }),
  })
}

async function showSchedule(visit: Visit, text: NamedText, faults: Faults, status: number, filled: Filled) {
  const { m } = visit
  const zone = await zoneOf(visit)
  const path = `/backoffice${textPath(regionOf(visit), text.text, '/schedule')}`
  const title = m.text('writing.schedule')
  return visit.show({
    title,
    status,
    body: (
      <section class="card schedule">
        <h1>{title}</h1>
        <p class="lead">
          <bdi>{text.lines.title ?? text.lines.name ?? ''}</bdi>
        </p>
        <p class="soft">{m.text('writing.schedule.zone', { zone })}</p>
        <FaultList m={m} faults={faults} />
        <form method="post" action={path} novalidate>
          <input type="hidden" name="version" value={String(text.head)} />
          <Moment m={m} name="from" filled={filled} fault={faults['from-day']} />
          <Moment m={m} name="until" filled={filled} fault={faults['until-day']} />
          <button type="submit">{m.text('writing.schedule.button')}</button>
        </form>
        <p>
          <a href={`/backoffice${text.desk}`}>{m.text('writing.back')}</a>
        </p>
      </section>
    ),
  })
}

interface MomentParts {
  m: Visit['m']
  name: 'from' | 'until'
  filled: Filled
  fault: string | undefined
}

const Moment = ({ m, name, filled, fault }: MomentParts) => (
  <fieldset>
    <legend>{m.text(name === 'from' ? 'writing.schedule.from' : 'writing.schedule.until')}</legend>
    <p class="hint" id={`h-${name}`}>
      {m.text(name === 'from' ? 'writing.schedule.from.hint' : 'writing.schedule.until.hint')}
    </p>
    {fault && (
      <p class="fault" id={`e-${name}`}>
        {fault}
      </p>
    )}
    <div class="moment">
      {(['day', 'time'] as const).map((part) => (
        <div class="field">
          <label for={`f-${name}-${part}`}>
            {m.text(part === 'day' ? 'writing.schedule.day' : 'writing.schedule.time')}
          </label>
          <input
            id={`f-${name}-${part}`}
            name={`${name}-${part}`}
            type={part === 'day' ? 'date' : 'time'}
            value={filled[`${name}-${part}`] ?? ''}
            aria-describedby={`h-${name}${fault ? ` e-${name}` : ''}`}
            {...(fault && { 'aria-invalid': 'true' })}
          />
        </div>
      ))}
    </div>
  </fieldset>
)

/** Makes the newest version public from a moment on, or at once, for good or until another. Approves what waits for it. */
export const saveSchedule = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const { m, form, parts } = visit
    const text = await textOf(visit)
    const zone = await zoneOf(visit)
    const now = parts.clock()
    const from = endOf(form, 'from', zone)
    const until = endOf(form, 'until', zone)
    const faults = {
      ...(from === null && { 'from-day': m.text('writing.schedule.wrong') }),
      ...(from && from <= now && { 'from-day': m.text('writing.schedule.over') }),
      ...(until === null && { 'until-day': m.text('writing.schedule.wrong') }),
      ...(until && until <= (from || now) && { 'until-day': m.text('writing.schedule.before') }),
      ...(from === undefined && until === undefined && { 'from-day': m.text('writing.schedule.nothing') }),
    }
    if (Object.keys(faults).length > 0) return showSchedule(visit, text, faults, 422, form as Filled)
    const version = Number.parseInt(form.version ?? '', 10) || text.head
    const { review } = await progressOf(visit, { ...text, isArchived: false })
    const when = { ...(from && { from }), ...(until && { until }) }
    if (review?.verdict === null && review.version === version)
      await visit.run(approveReview, { review: review.id, ...when })
    else await kindOf(text.kind).publish(visit, text.subject, { text: text.text, version, ...when })
    const undo = { path: textPath(regionOf(visit), text.text, '/unschedule'), fields: {} }
    return visit.go(text.desk, { say: 'writing.said.scheduled', undo })
  })

/** Takes back what was planned, and an end that was said; what is public stays so. */
export const unschedule = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const text = await textOf(visit)
    const zone = await zoneOf(visit)
    const { reader, clock } = visit.parts
    const before = (await publicationsOf(reader, text.text, clock())).find(({ state }) => state === 'planned')
    await kindOf(text.kind).unschedule(visit, text.subject, text.text)
    const path = textPath(regionOf(visit), text.text, '/schedule')
    const from = before && clockAt(before.from, zone)
    const until = before?.until ? clockAt(before.until, zone) : undefined
    const fields = {
      ...(before && { version: String(before.version) }),
      ...(from && { 'from-day': from.day, 'from-time': from.time }),
      ...(until && { 'until-day': until.day, 'until-time': until.time }),
    }
    return visit.go(text.desk, { say: 'writing.said.unscheduled', ...(before && { undo: { path, fields } }) })
  })

/** undefined: nothing was said; null: it is no moment. A day without a time begins at midnight. */
function endOf(form: Visit['form'], name: 'from' | 'until', zone: string): Instant | undefined | null {
  const [day = '', time = ''] = [form[`${name}-day`], form[`${name}-time`]]
  if (day === '' && time === '') return undefined
  return momentOf(day, time || '00:00', zone) ?? null
}

const zoneOf = async (visit: Visit): Promise<string> =>
  (await regionById(visit.parts.reader, regionOf(visit).id))?.timezone ?? 'Europe/Berlin'
