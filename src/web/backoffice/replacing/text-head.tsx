import type { Visit } from '../visit.ts'
import { regionOf } from '../visit.ts'
import { deskPath } from '../writing/kinds.ts'
import { languageName } from './asked.ts'
import type { TitledText } from './titles.ts'

/** Which thing it is, in which language, and the way to where it is written. */
export const TextHead = ({ visit, text }: { visit: Visit; text: TitledText | undefined }) => {
  if (!text) return null
  const { m } = visit
  return (
    <h3>
      <a href={`/backoffice${deskPath(regionOf(visit), text)}`}>
        <bdi>{text.title}</bdi>
      </a>
      <small>
        {m.text(text.kind === 'page' ? 'replace.kind.page' : 'replace.kind.contact')},{' '}
        <bdi>{languageName(visit, text.language)}</bdi>
      </small>
    </h3>
  )
}
