/** A response ready to be sent: nothing is left to do but write it. */
export interface Ready {
  status: number
  headers: Readonly<Record<string, string>>
  body: Uint8Array
  etag: string
  /** A region's slug or '*': what it depends on. */
  dependsOn: string
}

const OVERHEAD = 600

/** Responses in memory, up to a number of bytes; the least recently sent go first. */
export class ResponseMemory {
  readonly #room: number
  readonly #kept = new Map<string, Ready>()
  #held = 0

  constructor(room: number) {
    this.#room = room
  }

  /** Bytes. */
  get held(): number {
    return this.#held
  }

  get(key: string): Ready | undefined {
    const ready = this.#kept.get(key)
    if (ready) {
      this.#kept.delete(key)
      this.#kept.set(key, ready)
    }
    return ready
  }

  put(key: string, ready: Ready): void {
    this.#drop(key)
    this.#kept.set(key, ready)
    this.#held += ready.body.length + OVERHEAD
    while (this.#held > this.#room && this.#kept.size > 1)
      this.#drop(this.#kept.keys().next().value as string)
  }

  /** Forgets what depends on a region; null: everything. */
  forget(region: string | null): void {
    for (const [key, { dependsOn }] of this.#kept) {
      if (region === null || dependsOn === region || dependsOn === '*') this.#drop(key)
    }
  }

  #drop(key: string): void {
    const ready = this.#kept.get(key)
    if (!ready) return
    this.#held -= ready.body.length + OVERHEAD
    this.#kept.delete(key)
  }
}
