import type { Tree } from '../../../domain/pages/public.ts'

const orders = new WeakMap<Tree, ReadonlyMap<number, number>>()

/**
 * The number by which clients sort the children of a page: its position, raised where two siblings share one, because
 * clients need not sort stably.
 * @example siblingOrder(tree).get(7090)
 */
export function siblingOrder(tree: Tree): ReadonlyMap<number, number> {
  const known = orders.get(tree)
  if (known) return known
  const order = new Map<number, number>()
  const last = new Map<number | null, number>()
  for (const { number, parent, position } of tree.nodes) {
    const own = Math.max(position, (last.get(parent) ?? position - 1) + 1)
    order.set(number, own)
    last.set(parent, own)
  }
  orders.set(tree, order)
  return order
}
