import { readdir } from 'node:fs/promises'

/** What a write that did not end has left in a folder and those below. */
export async function leftovers(folder: string): Promise<string[]> {
  const names = await readdir(folder, { recursive: true })
  return names.filter((name) => name.endsWith('.part'))
}
