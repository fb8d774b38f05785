import type { Surroundings } from './surroundings.ts'

const STAGES = {
  check: 'checked',
  pictures: 'pictures looked for',
  write: 'written',
  export: 'exported',
} as const

/** So many of so many are done; without a total, its end is not known. */
type OnStage = (stage: keyof typeof STAGES, done: number, total?: number) => void

const BETWEEN_MS = 100

/**
 * Progress on standard error: one line written over where somebody watches, otherwise one line each ten per cent. A
 * stage whose end is not known says nothing when nobody watches.
 */
export function showProgress({ err, isTerminal }: Surroundings): OnStage {
  let lastTenth = -1
  let lastStage = ''
  let lastTime = 0
  return (stage, done, total) => {
    if (stage !== lastStage) lastTenth = -1
    lastStage = stage
    const isLast = done === total
    const tenth = total ? Math.floor((done / total) * 10) : -1
    const line = total ? `${done} of ${total} ${STAGES[stage]}` : `${done} ${STAGES[stage]}`
    if (isTerminal) {
      if (!isLast && performance.now() - lastTime < BETWEEN_MS) return
      lastTime = performance.now()
      err(`\r\u001b[K${line}${isLast ? '\n' : ''}`)
    } else if (tenth > lastTenth) {
      lastTenth = tenth
      err(`${line}\n`)
    }
  }
}
