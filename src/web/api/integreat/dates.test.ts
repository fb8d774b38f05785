import { expect, test } from 'vitest'
import { toInstant } from '../../../kernel/instant.ts'
import { localTime } from './dates.ts'

test('a moment is told in the time of the region, with the distance from UTC of that day', () => {
  const at = (text: string) => localTime(toInstant(text), 'Europe/Berlin')
  expect(at('2026-07-01T10:00:00.250Z')).toBe('2026-07-01T12:00:00.250+02:00')
  expect(at('2026-12-31T23:30:00.250Z')).toBe('2027-01-01T00:30:00.250+01:00')
})

test('the last second before and the first after each change of clocks are right', () => {
  const at = (text: string) => localTime(toInstant(text), 'Europe/Berlin')
  expect(at('2026-03-29T00:59:59.999Z')).toBe('2026-03-29T01:59:59.999+01:00')
  expect(at('2026-03-29T01:00:00.001Z')).toBe('2026-03-29T03:00:00.001+02:00')
  expect(at('2026-10-25T00:59:59.999Z')).toBe('2026-10-25T02:59:59.999+02:00')
  expect(at('2026-10-25T01:00:00.001Z')).toBe('2026-10-25T02:00:00.001+01:00')
})

test('zones west of Greenwich, of half hours, and UTC itself are told right', () => {
  const at = (zone: string) => localTime(toInstant('2026-01-01T00:00:00.500Z'), zone)
  expect(at('America/St_Johns')).toBe('2025-12-31T20:30:00.500-03:30')
  expect(at('Asia/Kathmandu')).toBe('2026-01-01T05:45:00.500+05:45')
  expect(at('UTC')).toBe('2026-01-01T00:00:00.500+00:00')
})

test('milliseconds are always told, also when they are none', () => {
  expect(localTime(toInstant('2022-11-30T11:00:00Z'), 'Europe/Berlin')).toBe('2022-11-30T12:00:00.000+01:00')
})

test('what is told names the same moment', () => {
  const moment = toInstant('2026-05-05T05:05:05.005Z')
  for (const zone of ['Europe/Berlin', 'America/New_York', 'Asia/Tehran'])
    expect(toInstant(localTime(moment, zone))).toBe(moment)
})
