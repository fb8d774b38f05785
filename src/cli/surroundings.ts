/** Where a command runs: its settings, and what it may write to. */
export interface Surroundings {
  environment: NodeJS.ProcessEnv
  /** What a person or another program reads: standard output. */
  out(text: string): void
  /** Progress and complaints: standard error. */
  err(text: string): void
  /** Somebody is watching: a line may be written over. */
  isTerminal: boolean
}

/** A command of the command line: what it is called with, and what it does. Answers the exit code. */
export interface Verb {
  /** The words that call it: ['import', 'integreat']. */
  words: readonly string[]
  help: string
  run(args: readonly string[], surroundings: Surroundings): Promise<number>
}

/** The command was not called as it can be. Exit code 2. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}
