import type { ChildProcess } from 'node:child_process'

const running = new Set<() => void>()
let watching = false

/**
 * Whatever a test leaves running when it took too long ends with the process that runs the tests. Answers what takes it
 * off the list again.
 * @example const gone = endWithUs(() => child.kill('SIGKILL'))
 */
export function endWithUs(end: () => void): () => void {
  if (!watching) {
    watching = true
    process.once('exit', () => {
      for (const act of [...running].reverse()) act()
    })
    // These would end the process without 'exit'.
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(143))
  }
  running.add(end)
  return () => running.delete(end)
}

/** A child ends with us; it may have ended long before. */
export function childEndsWithUs(child: ChildProcess): void {
  child.once(
    'exit',
    endWithUs(() => child.kill('SIGKILL')),
  )
}
