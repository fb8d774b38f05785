import { findIn } from '../../../domain/replacing/index.ts'
import { FaultList } from '../form.tsx'
import { regionOf, type Visit } from '../visit.ts'
import { AskForm } from './ask-form.tsx'
import { type Asked, askedIn, questionOf } from './asked.ts'
import type { Choice } from './choice.ts'
import { Earlier } from './earlier.tsx'
import { Preview } from './preview.tsx'

/** The form; and where it was filled in, what it finds. Looking changes nothing, so the address says what is asked. */
export async function ask(visit: Visit): Promise<Response> {
  const asked = await askedIn(visit)
  if (visit.query('find') === undefined) return screen(visit, asked)
  return preview(visit, asked, { base: 'all', except: new Set() }, 1)
}

/** What is found, with what is ticked of it, and what there is to say about it. */
export async function preview(
  visit: Visit,
  asked: Asked,
  choice: Choice,
  at: number,
  said?: { status: number; words: string },
): Promise<Response> {
  const { question, faults } = questionOf(asked)
  if (!question) return screen(visit, asked, { faults })
  const region = regionOf(visit)
  const found = await findIn(visit.parts.reader, region.id, question, visit.may)
  const body = await Preview({ visit, asked, question, found, choice, at })
  return screen(visit, asked, {
    status: said?.status ?? 200,
    body: (
      <>
        {said && (
          <p class="faults" role="alert">
            {said.words}
          </p>
        )}
        {body}
      </>
    ),
  })
}

interface More {
  faults?: readonly string[]
  status?: number
  body?: unknown
}

async function screen(
  visit: Visit,
  asked: Asked,
  { faults = [], status, body }: More = {},
): Promise<Response> {
  const { m } = visit
  const words = Object.fromEntries(
    faults.map((field) =>
      field === 'replacement'
        ? ['with', m.text('replace.fault.with')]
        : ['find', m.text('replace.fault.find')],
    ),
  )
  return visit.show({
    title: m.text('replace.title'),
    status: status ?? (faults.length > 0 ? 422 : 200),
    body: (
      <div class="replacing">
        <h1>{m.text('replace.title')}</h1>
        <p class="lead">{m.text('replace.lead')}</p>
        <FaultList m={m} faults={words} />
        <AskForm visit={visit} asked={asked} faults={words} />
        {body}
        {!body && (await Earlier({ visit }))}
      </div>
    ),
  })
}
