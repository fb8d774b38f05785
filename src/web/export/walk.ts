/** An answer of the site, whole. */
export interface Answered {
  /** Decoded. */
  path: string
  /** The page that led here first; null for where the walk began. */
  from: string | null
  status: number
  type: string
  body: Uint8Array<ArrayBuffer>
  headers: Headers
}

export interface WalkParts {
  ask(path: string): Promise<Response>
  /** Addresses to begin with, decoded. */
  begin: readonly string[]
  /** Takes an answer and says where it leads. */
  visit(answered: Answered): Promise<readonly string[]>
  /** So many are done, so many are known. */
  onProgress(done: number, known: number): void
}

/** Rendering is the work, and there is one thread for it; the rest waits for the disk meanwhile. */
const AT_ONCE = 4

/** Asks for every address that can be reached, each once. Ends when nothing new is found; throws what a visit throws. */
export async function walk({ ask, begin, visit, onProgress }: WalkParts): Promise<void> {
  const known = new Map<string, string | null>(begin.map((path) => [path, null]))
  const waiting = [...known.keys()]
  let next = 0
  let done = 0
  let under = 0
  let failure: { error: unknown } | undefined

  await new Promise<void>((resolve, reject) => {
    const more = (): void => {
      const over = failure !== undefined || next === waiting.length
      // Whoever asked may clear up only when nobody writes any more.
      if (over && under === 0) failure ? reject(failure.error) : resolve()
      while (!failure && under < AT_ONCE && next < waiting.length) {
        under++
        step(waiting[next++] ?? '')
          .then(() => onProgress(++done, waiting.length))
          .catch((error: unknown) => {
            failure ??= { error }
          })
          .finally(() => {
            under--
            more()
          })
      }
    }
    more()
  })

  async function step(path: string): Promise<void> {
    const response = await ask(path)
    const answered: Answered = {
      path,
      from: known.get(path) ?? null,
      status: response.status,
      type: response.headers.get('Content-Type') ?? '',
      body: new Uint8Array(await response.arrayBuffer()),
      headers: response.headers,
    }
    for (const link of await visit(answered)) {
      if (known.has(link)) continue
      known.set(link, path)
      waiting.push(link)
    }
  }
}
