import { publicationsOf } from '../../../domain/translations/index.ts'
import { regionOf, type Visit } from '../visit.ts'
import { kindOf, type NamedText, textOf, textPath } from './kinds.ts'
import { orTold } from './told.tsx'

/** Makes a version public at once: what taking something else back needs. */
export const publish = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const text = await textOf(visit)
    const undo = await beforeNow(visit, text)
    const version = Number.parseInt(visit.form.version ?? '', 10) || text.head
    await kindOf(text.kind).publish(visit, text.subject, { text: text.text, version })
    return visit.go(text.desk, { say: 'writing.said.published', undo })
  })

/** Takes a text from the site, at once. */
export const takeOff = (visit: Visit): Promise<Response> =>
  orTold(visit, async () => {
    const text = await textOf(visit)
    const before = await publicVersion(visit, text)
    await kindOf(text.kind).withdraw(visit, text.subject, text.text)
    const path = textPath(regionOf(visit), text.text, '/publish')
    return visit.go(text.desk, {
      say: 'writing.said.off',
      ...(before !== undefined && { undo: { path, fields: { version: String(before) } } }),
    })
  })

/** The form that brings back what is public now. */
async function beforeNow(visit: Visit, text: NamedText) {
  const version = await publicVersion(visit, text)
  const fields: Record<string, string> = version === undefined ? {} : { version: String(version) }
  return { path: textPath(regionOf(visit), text.text, version === undefined ? '/off' : '/publish'), fields }
}

async function publicVersion({ parts }: Visit, { text }: NamedText): Promise<number | undefined> {
  const all = await publicationsOf(parts.reader, text, parts.clock())
  return all.find(({ state }) => state === 'public')?.version
}
