/** Where a page would go: before a page, after it, or below it. */
export interface Drop {
  where: 'before' | 'after' | 'below'
  node: HTMLElement
}

/** Is a line the page's own, or of one below it? There it cannot go. */
export const isOwn = (held: HTMLElement, line: HTMLElement): boolean => held.contains(line)

/** Where a pointer over a line would put it: the upper quarter is before, the lower after, the middle below. */
export function dropAt(line: HTMLElement, y: number): Drop | undefined {
  const node = line.closest<HTMLElement>('.node')
  const { top, height } = line.getBoundingClientRect()
  const part = (y - top) / height
  return node ? { where: part < 0.3 ? 'before' : part > 0.7 ? 'after' : 'below', node } : undefined
}

/** Where an arrow leads: up and down beside the lines that are shown, right into the page before, left out of the page above. */
export function nextDrop(
  tree: HTMLElement,
  held: HTMLElement,
  from: Drop | undefined,
  key: string,
): Drop | undefined {
  const lines = [...tree.querySelectorAll<HTMLElement>('.node')].filter(
    (node) => node.checkVisibility() && (node === held || !held.contains(node)),
  )
  if (key === 'ArrowRight') {
    const into = from && from.where !== 'below' ? from.node : siblingBefore(held)
    return into && into !== held ? { where: 'below', node: into } : undefined
  }
  if (key === 'ArrowLeft') {
    const above = (
      from && from.where === 'below' ? from.node : (from?.node.parentElement ?? held.parentElement)
    )?.closest<HTMLElement>('.node')
    return above && above !== held ? { where: 'after', node: above } : undefined
  }
  const others = lines.filter((node) => node !== held)
  const step = key === 'ArrowDown' ? 1 : -1
  if (!from) {
    const at = lines.indexOf(held)
    const next = lines[at + step]
    return next && { where: step > 0 ? 'after' : 'before', node: next }
  }
  const next = others[others.indexOf(from.node) + step]
  if (next) return { where: step > 0 ? 'after' : 'before', node: next }
  return { where: step > 0 ? 'after' : 'before', node: from.node }
}

const siblingBefore = (node: HTMLElement): HTMLElement | undefined => {
  const before = node.previousElementSibling
  return before instanceof HTMLElement && before.matches('.node') ? before : undefined
}
