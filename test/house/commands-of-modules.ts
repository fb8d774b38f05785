import { pathToFileURL } from 'node:url'
import type { Command } from '../../src/platform/commands/command.ts'
import { filesBelow } from './files.ts'

type AnyCommand = Command<never, never, unknown>

const isCommand = (value: unknown): value is AnyCommand =>
  typeof value === 'object' && value !== null && 'name' in value && 'input' in value && 'run' in value

/** The commands at the doors of modules. */
export async function commandsIn(modules: readonly string[]): Promise<AnyCommand[]> {
  const doors = modules.flatMap((name) => filesBelow(`src/domain/${name}`, /[/]index[.]ts$/))
  const loaded = await Promise.all(doors.map((path) => import(/* @vite-ignore */ pathToFileURL(path).href)))
  return loaded.flatMap((exported) => Object.values(exported)).filter(isCommand)
}
