import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { childEndsWithUs } from '../end-with-us.ts'

/** A program in a process of its own: an editor at work, a command line. */
export interface Program {
  pid: number
  /** What it has written so far, to either output. */
  said(): string
  /** Resolves when it has written this; rejects when it ends before. */
  says(what: string): Promise<void>
  /** Its exit code; null when a signal ended it. Rejects after a minute. */
  ended(): Promise<number | null>
  /** Ends it as an operator does. */
  stop(): Promise<void>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
}

const PATIENCE_MS = 60_000

/** For what a test ends itself: a machine that is busy must not end it before. */
export const UNTIL_ENDED = 0

/**
 * Starts a program: Node.js with these arguments, or another command. It is ended when it takes longer than a minute, or
 * than another patience.
 * @example const editor = startProgram(['test/faults/editor.ts', '1'], { ANKERPLATZ_DATA: data })
 */
export function startProgram(
  args: readonly string[],
  settings: NodeJS.ProcessEnv,
  command: string = process.execPath,
  patienceMs: number = PATIENCE_MS,
): Program {
  const env = { ...process.env, LOG_LEVEL: 'warn', ...settings }
  const child = spawn(command, args, { env, stdio: ['ignore', 'pipe', 'pipe'], timeout: patienceMs })
  childEndsWithUs(child)
  let output = ''
  const listen = (piece: string): void => {
    output += piece
  }
  child.stdout.setEncoding('utf8').on('data', listen)
  child.stderr.setEncoding('utf8').on('data', listen)
  // 'close' comes when all that it wrote before its end has been read too: nothing acknowledged gets lost.
  const gone = once(child, 'close')

  return {
    pid: child.pid ?? 0,
    said: () => output,
    says: (what) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (output.includes(what)) resolve()
        }
        child.stdout.on('data', look)
        child.stderr.on('data', look)
        gone.then(() => reject(new Error(`It ended before it said '${what}'. It said: ${output}`)), reject)
        look()
      }),
    async ended() {
      const [code, signal] = await gone
      if (signal === 'SIGTERM') throw new Error(`It took too long. It said: ${output}`)
      return code
    },
    async stop() {
      child.kill('SIGTERM')
      await gone
    },
    async kill() {
      child.kill('SIGKILL')
      await gone
    },
  }
}
