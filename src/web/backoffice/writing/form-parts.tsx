import type { Messages } from '../messages.ts'
import type { Origin } from './origin.ts'
import type { Progress } from './progress.ts'
import type { Typing, Wish } from './typing.ts'

interface MatchesParts {
  m: Messages
  origin: Origin | undefined
  progress: Progress | undefined
  typing: Typing
}

/** A translation that says what it was made from stays up to date until the original changes again. */
export const Matches = ({ m, origin, progress, typing }: MatchesParts) => {
  if (!origin) return null
  const isSettled = progress !== undefined && !origin.isBehind
  return (
    <>
      <input type="hidden" name="origin" value={String(typing.origin ?? origin.version)} />
      {isSettled ? (
        <input type="hidden" name="matches" value="on" />
      ) : (
        <label class="tick">
          <input type="checkbox" name="matches" checked />
          {m.text('writing.matches', { language: origin.language.name })}
        </label>
      )}
    </>
  )
}

const SAY = { draft: 'writing.save', ask: 'writing.ask', publish: 'writing.publish' } as const

interface WishesParts {
  m: Messages
  mayPublish: boolean
  progress: Progress | undefined
}

/** The one primary action first. While a decision waits for her above, that is it, and there is none here. */
export const Wishes = ({ m, mayPublish, progress }: WishesParts) => {
  const decides = mayPublish && progress?.state === 'in review'
  const wishes: readonly { wish: Wish; primary: boolean }[] = [
    { wish: mayPublish ? 'publish' : 'ask', primary: !decides },
    { wish: 'draft', primary: false },
  ]
  return (
    <p class="acts">
      {wishes.map(({ wish, primary }) => (
        <button type="submit" name="wish" value={wish} {...(!primary && { class: 'second' })}>
          {m.text(SAY[wish])}
        </button>
      ))}
    </p>
  )
}

/** To what she typed and did not save, or away from it. */
export const TypedActs = ({ m, path, isShown }: { m: Messages; path: string; isShown: boolean }) => (
  <div class="acts">
    {!isShown && (
      <a class="button second" href={`/backoffice${path}?typed=1`}>
        {m.text('writing.typed.show')}
      </a>
    )}
    <form method="post" action={`/backoffice${path}/drop`}>
      <button type="submit" class="second">
        {m.text('writing.typed.drop')}
      </button>
    </form>
  </div>
)
