import { spawnSync } from 'node:child_process'
import { startProgram, UNTIL_ENDED } from './program.ts'

/** Whether calls of the system can be watched and made to fail here. */
export const canTrace = (): boolean =>
  spawnSync('strace', ['-o', '/dev/null', '-e', 'trace=none', 'true']).status === 0

/**
 * Makes calls of running processes fail, in all their threads, without being made. Answers how to end it.
 * @example const mend = await makeFail(['fsync', 'fdatasync'], 'EIO', [server.pid])
 */
export async function makeFail(
  calls: readonly string[],
  error: string,
  pids: readonly number[],
): Promise<() => Promise<void>> {
  const which = ['-e', `trace=${calls}`, '-e', `inject=${calls}:error=${error}`]
  const whom = pids.flatMap((pid) => ['-p', String(pid)])
  const trace = startProgram(['-f', '-o', '/dev/null', ...which, ...whom], {}, 'strace', UNTIL_ENDED)
  for (const pid of pids) await trace.says(`Process ${pid} attached`)
  return () => trace.stop()
}
