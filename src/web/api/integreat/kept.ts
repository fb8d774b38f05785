/** Long texts by name, as long as there is room. */
export type Kept = (name: string, make: () => Promise<string>) => Promise<string>

/**
 * Keeps what was made up to `room` characters; what was not asked for longest goes first. Who asks while a text is being
 * made waits for the same one. What failed is forgotten.
 * @example const kept = keep(32 * 2 ** 20)
 */
export function keep(room: number): Kept {
  const texts = new Map<string, { text: Promise<string>; length: number }>()

  function makeRoom(): void {
    let held = 0
    for (const { length } of texts.values()) held += length
    for (const [name, { length }] of texts) {
      if (held <= room) return
      texts.delete(name)
      held -= length
    }
  }

  return (name, make) => {
    const known = texts.get(name)
    if (known) {
      texts.delete(name)
      texts.set(name, known)
      return known.text
    }
    const entry = { text: make(), length: 0 }
    texts.set(name, entry)
    entry.text.then(
      ({ length }) => {
        entry.length = length
        makeRoom()
      },
      () => texts.delete(name),
    )
    return entry.text
  }
}
