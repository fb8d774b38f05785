import { parseArgs } from 'node:util'
import { isAddress } from '../platform/mail/settings.ts'
import { examine } from './doctor/examination.ts'
import type { Finding, State } from './doctor/finding.ts'
import { harmless } from './explain.ts'
import { Misuse, type Verb } from './surroundings.ts'

/** A sign and a word: a sign alone is a riddle, and some terminals have no colours. */
const SIGNS: Readonly<Record<State, string>> = { ok: '✓ ok    ', look: '! look  ', broken: '✗ broken' }

export const doctorVerb: Verb = {
  words: ['doctor'],
  help: `ankerplatz doctor [--deep] [--mail-to <address>] [--json]
  Examines this installation: settings, machine, database, editions, pictures, jobs, backup, public address, mail.
  Says of each thing whether it is ok, should be looked at, or is broken, and what to do. It changes nothing, and asks
  nobody but the public address and the mail server. Works while the server runs, and while it does not.
    --deep      reads every part of every edition, and all of the database
    --mail-to   sends a mail there
    --json      for programs
  Exit code: 0, or 1 when something is broken.`,
  async run(args, surroundings) {
    const { values } = parseArgs({
      args: [...args],
      options: { deep: { type: 'boolean' }, json: { type: 'boolean' }, 'mail-to': { type: 'string' } },
    })
    const mailTo = values['mail-to'] ?? null
    if (mailTo !== null && !isAddress(mailTo)) throw new Misuse(`'${mailTo}' is no mail address.`)
    const findings: Finding[] = []
    const wishes = { deep: values.deep === true, mailTo }
    for await (const finding of examine(surroundings.environment, wishes)) {
      findings.push(finding)
      if (!values.json) surroundings.out(harmless(lineOf(finding)))
    }
    if (values.json) surroundings.out(`${JSON.stringify(findings, null, 2)}\n`)
    else surroundings.out(`\n${sumOf(findings)}\n`)
    return findings.some(({ state }) => state === 'broken') ? 1 : 0
  },
}

const lineOf = ({ check, state, found, todo }: Finding): string =>
  `${SIGNS[state]}  ${check}: ${found.replaceAll('\n', '\n    ')}\n${todo === null ? '' : `            ${todo}\n`}`

function sumOf(findings: readonly Finding[]): string {
  const count = (wanted: State): number => findings.filter(({ state }) => state === wanted).length
  return `${count('ok')} ok, ${count('look')} to look at, ${count('broken')} broken`
}
