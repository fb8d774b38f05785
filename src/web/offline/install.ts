import { SHELL, WORDS } from './build-facts.ts'
import type { Device } from './device.ts'
import { browserLanguage } from './languages-wanted.ts'
import { holdProgram, keepOnly, wordsAddresses } from './program.ts'
import { saveRegion } from './save.ts'
import { RegionGone } from './save-error.ts'
import { forgetOtherRevisions, savedChoices, savedRegions } from './saved-region.ts'

/**
 * Brings everything that this program needs beside what another program has: its scripts and words, and every saved region
 * in the editions of its own revision. When something is missing it throws; the browser then keeps the old worker, whose
 * program and editions are still there.
 */
export async function moveIn(device: Device, languages: readonly string[]): Promise<void> {
  const choices = await savedChoices(device)
  const spoken = [browserLanguage(languages), ...choices.flatMap((choice) => choice.languages)]
  await holdProgram(device, [...SHELL, ...wordsAddresses(spoken)])
  const own = await savedRegions(device)
  for (const choice of choices)
    if (!own.includes(choice.region)) await saveRegion(device, choice).catch(unlessGone)
}

/** A region that the county has taken down cannot be had in a new form; the others can. */
function unlessGone(error: unknown): void {
  if (!(error instanceof RegionGone)) throw error
}

/** Throws away what only other programs needed. */
export async function settleIn(device: Device): Promise<void> {
  await forgetOtherRevisions(device)
  await keepOnly(device, [...SHELL, ...Object.values(WORDS)])
}
