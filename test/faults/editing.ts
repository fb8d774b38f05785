import type { Program } from './program.ts'

/** What an editor (editor.ts, patient-editor.ts) said before it was killed. */
export interface Edited {
  /** The state that it tried last. */
  tried: number
  /** The states that it acknowledged. */
  said: number[]
  /** Whatever else it wrote: complaints. That nothing can be saved now is none. */
  else: string
}

export function editedBy(editor: Program): Edited {
  const states = (verb: string): number[] =>
    [...editor.said().matchAll(new RegExp(`^${verb} (\\d+)$`, 'gm'))].map(([, state]) => Number(state))
  const others = editor.said().replaceAll(/^((tries|said) \d+|refused unavailable: .*)\n/gm, '')
  return { tried: Math.max(...states('tries')), said: states('said'), else: others }
}
