import { execFileSync } from 'node:child_process'

export interface OnDisk {
  /** What the files hold. */
  bytes: number
  /** What they take: a file takes whole blocks. */
  taken: number
}

/** A folder or a file with all that is in it. By du: it counts half a million files in seconds. */
export const onDisk = (path: string): OnDisk => ({
  bytes: du('--apparent-size', path),
  taken: du('--no-dereference', path),
})

const du = (how: string, path: string): number =>
  Number(
    execFileSync('du', ['--summarize', '--block-size=1', how, path], { encoding: 'utf8' }).split('\t')[0],
  )
