import { createHash } from 'node:crypto'
import type { About } from '../../kernel/right.ts'
import type { Reader } from '../../platform/database/handle.ts'
import { subjectKind } from '../drafting/index.ts'
import { type FullHead, headsHolding } from '../translations/index.ts'
import { type Hit, hitsIn } from './hits.ts'
import type { Question } from './question.ts'

/** A text in which the words stand, as it is now. */
export interface FoundText extends Omit<FullHead, 'values'> {
  hits: readonly Hit[]
}

export interface Found {
  texts: readonly FoundText[]
  hits: number
  /** The same as long as none of these texts is saved anew, and no other text has the words. */
  seal: string
}

type May = (verb: string, about: About) => boolean

/**
 * Every text of a region that has the words in its newest version, public or not, and that somebody may write. Reads only,
 * and never holds up who writes.
 * @example await findIn(reader, region.id, question, (verb, about) => visit.may(verb, about))
 */
export async function findIn(reader: Reader, region: string, question: Question, may: May): Promise<Found> {
  const texts: FoundText[] = []
  const mayWrite = writing(reader, region, may)
  for await (const { values, ...head } of headsHolding(reader, region, question.find, question.languages)) {
    const fields = subjectKind(head.kind)?.fields(head.language).fields
    const hits = fields ? hitsIn(fields, values, question) : []
    if (hits.length > 0 && (await mayWrite(head))) texts.push({ ...head, hits })
  }
  const seal = createHash('sha256')
  for (const { text, head } of texts) seal.update(`${text}:${head} `)
  return {
    texts,
    hits: texts.reduce((sum, { hits }) => sum + hits.length, 0),
    seal: seal.digest('base64url').slice(0, 22),
  }
}

/** Whether she may write a text: what decides is read once a kind. */
function writing(reader: Reader, region: string, may: May) {
  const known = new Map<string, (head: Place) => boolean>()
  type Place = Pick<FullHead, 'kind' | 'subject' | 'language'>
  return async (head: Place): Promise<boolean> => {
    const { kind } = head
    if (!known.has(kind)) {
      const written = subjectKind(kind)
      const aboutOne = await written?.aboutAll(reader, region)
      known.set(kind, ({ subject, language }) => {
        const about = aboutOne?.(subject, language)
        return about !== undefined && written !== undefined && may(written.writing, about)
      })
    }
    return known.get(kind)?.(head) ?? false
  }
}
