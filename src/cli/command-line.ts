import { accountAddVerb } from './account-add.ts'
import { accountResetPasswordVerb } from './account-reset-password.ts'
import { backupCheckVerb, backupVerb } from './backup.ts'
import { doctorVerb } from './doctor.ts'
import { eraseVerb } from './erase.ts'
import { explain } from './explain.ts'
import { exportRegionVerb } from './export-region.ts'
import { exportSiteVerb } from './export-site.ts'
import { importVerb } from './import-integreat.ts'
import { importRegionVerb } from './import-region.ts'
import { publishVerb } from './publish.ts'
import { regionChangeVerb } from './region-change.ts'
import { regionContactVerb } from './region-contact.ts'
import { regionLegalVerb } from './region-legal.ts'
import { regionsVerb } from './regions.ts'
import { restoreVerb } from './restore.ts'
import { Misuse, type Surroundings, type Verb } from './surroundings.ts'

const VERBS: readonly Verb[] = [
  importVerb,
  regionsVerb,
  regionContactVerb,
  regionLegalVerb,
  regionChangeVerb,
  publishVerb,
  accountAddVerb,
  accountResetPasswordVerb,
  doctorVerb,
  backupCheckVerb,
  backupVerb,
  restoreVerb,
  exportRegionVerb,
  importRegionVerb,
  eraseVerb,
  exportSiteVerb,
]

/**
 * Runs one command. Answers the exit code: 0 done, 1 refused or failed, 2 called in a way that does not exist.
 * @example process.exitCode = await runCommandLine(['regions'], surroundings)
 */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  const verb = VERBS.find(({ words }) => words.every((word, i) => args[i] === word))
  if (!verb) return help(args, surroundings)
  const own = args.slice(verb.words.length)
  if (own.includes('--help')) {
    surroundings.out(`${verb.help}\n`)
    return 0
  }
  try {
    return await verb.run(own, surroundings)
  } catch (error) {
    surroundings.err(`${explain(error)}\n`)
    if (!isMisuse(error)) return 1
    surroundings.err(`\n${verb.help}\n`)
    return 2
  }
}

function help(args: readonly string[], { out, err }: Surroundings): number {
  const text = `Ankerplatz, the command line. Settings come from the environment, as for the server.\n\n${VERBS.map(
    (verb) => verb.help,
  ).join('\n\n')}\n`
  if (args.length === 0 || ['help', '--help', '-h'].includes(args[0] ?? '')) {
    out(text)
    return 0
  }
  err(`There is no command '${args.slice(0, 2).join(' ')}'.\n\n${text}`)
  return 2
}

/** parseArgs throws TypeErrors with codes of their own. */
const isMisuse = (error: unknown): boolean =>
  error instanceof Misuse || String((error as { code?: unknown }).code).startsWith('ERR_PARSE_ARGS')
