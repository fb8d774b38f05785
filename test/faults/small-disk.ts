import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmdirSync } from 'node:fs'
import { appendFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { endWithUs } from '../end-with-us.ts'

/** A disk of a few megabytes, in memory, that can be filled to the last byte. */
export interface SmallDisk {
  folder: string
  /** Takes all room there is, and what becomes free, until there shall be room. */
  fill(): Promise<void>
  makeRoom(): Promise<void>
  remove(): void
}

/** Why there can be no small disk here; undefined when there can. */
export function whyNoSmallDisk(): string | undefined {
  if (process.platform !== 'linux' || process.getuid?.() !== 0)
    return 'only root on Linux may mount a small one'
  try {
    smallDisk(1).remove()
    return undefined
  } catch {
    return 'nothing may be mounted here'
  }
}

/**
 * A small disk of one test's own. Throws where nothing may be mounted.
 * @example const disk = smallDisk(24)
 */
export function smallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'ankerplatz-disk-'))
  const filler = join(folder, 'filler')
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'pipe' })
  } catch (error) {
    rmdirSync(folder)
    throw error
  }
  const remove = (): void => {
    // Lazily: also while somebody still has a file open there.
    execFileSync('umount', ['--lazy', folder], { stdio: 'pipe' })
    rmdirSync(folder)
  }
  const removed = endWithUs(remove)
  let full = false
  let filling = Promise.resolve()

  async function fillOnce(): Promise<void> {
    for (const bytes of [2 ** 20, 4096]) {
      try {
        while (full) await appendFile(filler, Buffer.alloc(bytes))
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error
      }
    }
  }

  return {
    folder,
    async fill() {
      full = true
      await fillOnce()
      filling = (async () => {
        while (full) await fillOnce().then(() => sleep(20))
      })()
    },
    async makeRoom() {
      full = false
      await filling
      await rm(filler, { force: true })
    },
    remove() {
      full = false
      removed()
      remove()
    },
  }
}
