import type { Context } from './command.ts'

/** The rules that have to hold when the outermost command is done. */
export function createChecks(): { add: Context['atTheEnd']; ask(): Promise<void> } {
  const waiting = new Map<string, { all: unknown[]; ask(): Promise<void> }>()
  return {
    add(key, about, check) {
      const known = waiting.get(key)
      if (known) return void known.all.push(about)
      const all = [about]
      waiting.set(key, { all, ask: () => check(all) })
    },
    async ask() {
      for (const { ask } of waiting.values()) await ask()
    },
  }
}
