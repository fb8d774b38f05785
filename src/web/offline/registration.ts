import type { Device } from './device.ts'
import { SaveError } from './save-error.ts'
import { hasRoom } from './store-room.ts'

const ADDRESS = '/worker.js'

/**
 * Registers the worker and waits until it is at work: one that cannot get what it needs is none. Throws SaveError.
 */
export async function registerWorker(device: Device): Promise<void> {
  const registration = await navigator.serviceWorker.register(trusted(ADDRESS) as string).catch((cause) => {
    // Service Workers, section 3.4.3: a TypeError is a script that could not be had.
    throw new SaveError(cause instanceof TypeError ? 'no-network' : 'not-possible', cause)
  })
  if (registration.active) return
  const worker = registration.installing ?? registration.waiting
  if (!worker) throw new SaveError('not-possible')
  if (!(await isAtWork(worker))) throw new SaveError((await hasRoom(device)) ? 'no-network' : 'no-room')
}

/** Whether a new worker came to work; it is 'redundant' when it could not bring together what it needs. */
const isAtWork = (worker: ServiceWorker): Promise<boolean> =>
  new Promise((resolve) => {
    const look = (): void => {
      if (worker.state === 'activated') resolve(true)
      if (worker.state === 'redundant') resolve(false)
    }
    worker.addEventListener('statechange', look)
    look()
  })

export async function unregisterWorker(): Promise<void> {
  await (await navigator.serviceWorker.getRegistration('/'))?.unregister()
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(address: string): string },
  ): {
    createScriptURL(address: string): unknown
  }
}

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined

/** Our pages let no text become the address of a script (require-trusted-types-for): this one address is the exception. */
function trusted(address: string): unknown {
  const types = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes
  policy ??= types?.createPolicy('worker', {
    createScriptURL: (asked) => {
      if (asked !== ADDRESS) throw new TypeError(`${asked} is not the worker`)
      return asked
    },
  })
  return policy?.createScriptURL(address) ?? address
}
