/** Raise it when a change of code makes other parts from the same contents: every edition is then made anew at start. */
export const COMPILER_REVISION = 4
