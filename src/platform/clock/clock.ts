import { type Instant, toInstant } from '../../kernel/instant.ts'

/** What time it is. Handed in everywhere, so that a test can say what time it is. */
export type Clock = () => Instant

export const systemClock: Clock = () => toInstant(Date.now())
