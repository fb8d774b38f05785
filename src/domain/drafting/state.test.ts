import { expect, it } from 'vitest'
import { type StateFacts, stateOf } from './state.ts'

const facts = (more: Partial<StateFacts> = {}): StateFacts => ({
  ...{ head: 3, public: null, planned: null, review: null, isArchived: false },
  ...more,
})
const of = (version: number, verdict: NonNullable<StateFacts['review']>['verdict']) => ({
  review: { version, verdict },
})

it.each<[string, StateFacts]>([
  ['draft', facts()],
  ['draft', facts(of(2, null))],
  ['draft', facts(of(3, 'withdrawn'))],
  ['draft', facts(of(3, 'replaced'))],
  ['in review', facts(of(3, null))],
  ['in review', facts({ ...of(3, null), public: { version: 2 } })],
  ['sent back', facts(of(3, 'sent-back'))],
  ['draft', facts(of(2, 'sent-back'))],
  ['approved', facts(of(3, 'approved'))],
  ['public with newer draft', facts({ ...of(2, 'approved'), public: { version: 2 } })],
  ['scheduled', facts({ planned: { version: 3 }, public: { version: 2 } })],
  ['public', facts({ public: { version: 3 } })],
  ['public', facts({ ...of(3, 'sent-back'), public: { version: 3 } })],
  ['public with newer draft', facts({ public: { version: 1 }, planned: { version: 2 } })],
  ['archived', facts({ public: { version: 3 }, isArchived: true })],
])('a text is %s', (state, known) => expect(stateOf(known)).toBe(state))
