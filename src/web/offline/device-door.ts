import type { Choice, Offer, Saved } from './choice.ts'
import { thisDevice } from './device.ts'
import { browserLanguage } from './languages-wanted.ts'
import { holdProgram, wordsAddresses } from './program.ts'
import { registerWorker, unregisterWorker } from './registration.ts'
import { removeRegion, saveRegion } from './save.ts'
import { SaveError } from './save-error.ts'
import { asSaved, generationsOf, savedRegions } from './saved-region.ts'
import { clearOut } from './store-room.ts'

export { SaveError } from './save-error.ts'

type Progress = (done: number, total: number) => void

/**
 * Whether this browser can save at all: not on an address without TLS, in some private windows not, and not where the worker
 * would not run. It is the site itself, and that uses what Chrome 117, Firefox 119 and Safari 17.4 know.
 */
export const supported = (): boolean =>
  isSecureContext &&
  'serviceWorker' in navigator &&
  typeof caches !== 'undefined' &&
  'groupBy' in Map &&
  'toWellFormed' in String.prototype

/** What is saved on this device. */
export async function savedHere(): Promise<Saved[]> {
  if (!supported()) return []
  const device = thisDevice()
  const states = await Promise.all(
    (await savedRegions(device)).map((region) => generationsOf(device, region)),
  )
  return states.flatMap(({ whole: [state] }) => (state ? [asSaved(state)] : []))
}

/** What saving would cost. Throws SaveError 'no-network'. */
export async function offerOf(region: string): Promise<Offer> {
  const response = await fetch(`/offline/${region}/offer.json`).catch((cause) => {
    throw new SaveError('no-network', cause)
  })
  if (!response.ok) throw new SaveError('no-network')
  return response.json()
}

/**
 * Saves a region as chosen, in place of what was saved of it before. A save that was cut off goes on where it ended.
 * Throws SaveError, or the signal's reason when it was called off; what was there before is still there then.
 * @example await save({ region: 'hafen', languages: ['uk'], sensitive: false, pictures: false }, show)
 */
export function save(choice: Choice, progress: Progress, signal?: AbortSignal): Promise<Saved> {
  return told(async () => {
    const device = thisDevice()
    const options = { progress, ...(signal && { signal }) }
    try {
      const spoken = [browserLanguage(navigator.languages), ...choice.languages]
      await holdProgram(device, wordsAddresses(spoken), signal)
      await registerWorker(device)
      return asSaved(await saveRegion(device, choice, options))
    } catch (error) {
      if ((await savedRegions(device)).length === 0) await unregisterWorker()
      throw error
    }
  }, signal)
}

/** Brings a saved region up to date, by difference. Throws SaveError; what was there before is still there then. */
export function update(region: string, progress: Progress, signal?: AbortSignal): Promise<Saved> {
  return told(async () => {
    const device = thisDevice()
    const [state] = (await generationsOf(device, region)).whole
    if (!state) throw new SaveError('not-possible')
    return asSaved(await saveRegion(device, state.choice, { progress, ...(signal && { signal }) }))
  }, signal)
}

/** Removes a region from this device; with the last one goes everything else. */
export function remove(region: string): Promise<void> {
  return told(async () => {
    const device = thisDevice()
    if (await removeRegion(device, region)) return
    await unregisterWorker()
    await clearOut(device)
  })
}

/** Whatever goes wrong is told in the words of this door: a browser that forbids its storage does it in many ways. */
async function told<T>(act: () => Promise<T>, signal?: AbortSignal): Promise<T> {
  if (!supported()) throw new SaveError('not-possible')
  try {
    return await act()
  } catch (error) {
    if (error instanceof SaveError || signal?.aborted) throw error
    throw new SaveError('not-possible', error)
  }
}
