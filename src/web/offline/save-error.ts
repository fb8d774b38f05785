import type { SaveFault } from './choice.ts'

/** Nothing was saved, and what was there before is still there. */
export class SaveError extends Error {
  override readonly name = 'SaveError'
  readonly fault: SaveFault
  constructor(fault: SaveFault, cause?: unknown) {
    super(fault, { cause })
    this.fault = fault
  }
}

/** There is no such region any more. */
export class RegionGone extends SaveError {
  constructor() {
    super('changed-meanwhile')
  }
}
