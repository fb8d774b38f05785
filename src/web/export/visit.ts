import { ableToAnswer } from './asking-pages.ts'
import { type FileName, fileFor } from './file-names.ts'
import { ownLinks } from './links.ts'
import { type Moved, movedPage } from './moved.ts'
import { notePolicy, type PoliciesSeen } from './policies.ts'
import type { Stage } from './stage.ts'
import { unreadable } from './unreadable.ts'
import type { Answered } from './walk.ts'

/** What was met on the way through the site. */
export interface Seen {
  pages: number
  moved: Moved[]
  renamed: { path: string; name: FileName }[]
  /** Links to our own site at which there is nothing. */
  dead: { path: string; from: string }[]
  policies: PoliciesSeen
  /** Policies of files that are no pages, where the file says more than its folder. */
  filePolicies: Map<string, string>
}

export interface VisitParts {
  stage: Stage
  publicUrl: string
  searchScript: string | null
}

export const nothingSeen = (): Seen => ({
  pages: 0,
  moved: [],
  renamed: [],
  dead: [],
  policies: new Map(),
  filePolicies: new Map(),
})

/** Writes an answer down as a file, notes what files cannot say, and tells where it leads. */
export async function visit(answered: Answered, parts: VisitParts, seen: Seen): Promise<readonly string[]> {
  const { path, from, status } = answered
  if (status >= 500) throw unreadable(`${path} is answered with ${status}`)
  if (status === 301) return goOn(answered, parts, seen)
  // At '/' and '/<region>/' the browser's language decides: these are written apart.
  if (status === 302) return []
  const name = status === 200 ? fileFor(path, answered.type) : undefined
  if (!name) {
    if (from !== null) seen.dead.push({ path, from })
    return []
  }
  return parts.stage.has(name.file) ? [] : keep(answered, name, parts, seen)
}

async function goOn(
  { path, headers }: Answered,
  { stage, publicUrl }: VisitParts,
  { moved }: Seen,
): Promise<readonly string[]> {
  const to = decodeURI(new URL(headers.get('Location') ?? '/', publicUrl + encodeURI(path)).pathname)
  moved.push({ from: path, to })
  // '/favicon.ico' is asked for by programs, which would not read a page.
  const name = /\.[^/]*$/.test(path) ? undefined : fileFor(path, 'text/html')
  if (name && !stage.has(name.file)) await stage.write(name.file, movedPage(to, publicUrl))
  return [to]
}

async function keep(
  { path, type, body, headers }: Answered,
  name: FileName,
  { stage, publicUrl, searchScript }: VisitParts,
  seen: Seen,
): Promise<readonly string[]> {
  if (name.renamed) seen.renamed.push({ path, name })
  const policy = headers.get('Content-Security-Policy')
  if (!type.startsWith('text/html')) {
    await stage.write(name.file, body)
    if (policy && !/^\/(assets|media)\//.test(path)) seen.filePolicies.set(path, policy)
  } else {
    seen.pages++
    notePolicy(seen.policies, path, policy)
    await stage.write(name.file, ableToAnswer(path, new TextDecoder().decode(body), searchScript))
  }
  const isText = /^(text\/html|application\/(xml|json|manifest\+json))/.test(type)
  return isText ? ownLinks({ type, path, text: new TextDecoder().decode(body) }, publicUrl) : []
}
