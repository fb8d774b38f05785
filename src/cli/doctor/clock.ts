import { inspectShelf } from '../../domain/publishing/index.ts'
import { about, type Check, type Finding } from './finding.ts'

const FAR_MS = 60_000
/** When this was written: no clock that is right says less. */
const AT_LEAST = Date.parse('2026-01-01T00:00:00Z')

/** Compares our clock with another one, in milliseconds since 1970. */
export function compareClocks(now: number, other: number, whose: string): Finding[] {
  const seconds = Math.round((now - other) / 1000)
  if (Math.abs(seconds) * 1000 <= FAR_MS) return []
  const found = `${Math.abs(seconds)} seconds ${seconds > 0 ? 'ahead of' : 'behind'} ${whose}`
  return [about('clock').look(found, 'Let the machine set its clock: timedatectl set-ntp true.')]
}

/** Whether the time can be right: later than this program, not before what was published already. */
export const clock: Check = async ({ config, now }) => {
  const { ok, broken, look } = about('clock')
  const time = Date.parse(now)
  const todo = 'Let the machine set its clock: timedatectl set-ntp true.'
  if (time < AT_LEAST) return [broken(`it says ${now}`, todo)]
  const { newest } = await inspectShelf(config.shelf, 0)
  if (newest !== null && Date.parse(newest) > time + FAR_MS)
    return [look(`it says ${now}, and something was published at ${newest}`, todo)]
  return [ok(now)]
}
