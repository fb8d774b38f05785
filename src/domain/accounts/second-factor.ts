import type { Membership, PageRight, Role } from '../../kernel/role.ts'

/** Roles that publish or administer; a test compares them with the policies. */
const HEAVY: readonly Role[] = ['service team', 'region management', 'editor']

/**
 * Does somebody who may this much need a second factor to sign in?
 * @example needsSecondFactor(actor.memberships, actor.pages)
 */
export const needsSecondFactor = (
  memberships: readonly Membership[],
  pages: readonly PageRight[] = [],
): boolean =>
  memberships.some(({ role }) => HEAVY.includes(role)) ||
  (memberships.length > 0 && pages.some(({ right }) => right === 'editor'))
