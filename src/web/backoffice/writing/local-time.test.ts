import { expect, it } from 'vitest'
import { clockAt, momentOf } from './local-time.ts'

const ZONE = 'Europe/Berlin'

it('a time is one on the clocks of the region, in winter, in summer and between', () => {
  expect(momentOf('2027-01-15', '08:00', ZONE)).toBe('2027-01-15T07:00:00.000Z')
  expect(momentOf('2027-07-15', '08:00', ZONE)).toBe('2027-07-15T06:00:00.000Z')
  // The clocks go forward at two, and back at three.
  expect(momentOf('2027-03-28', '01:59', ZONE)).toBe('2027-03-28T00:59:00.000Z')
  expect(momentOf('2027-03-28', '02:30', ZONE)).toBe('2027-03-28T01:30:00.000Z')
  expect(momentOf('2027-03-28', '03:00', ZONE)).toBe('2027-03-28T01:00:00.000Z')
  expect(momentOf('2027-10-31', '02:30', ZONE)).toBe('2027-10-31T00:30:00.000Z')
  expect(momentOf('2027-10-31', '03:00', ZONE)).toBe('2027-10-31T02:00:00.000Z')
})

it('what is shown is what was typed', () => {
  expect(clockAt(momentOf('2027-12-31', '23:45', ZONE) ?? '', ZONE)).toEqual({
    day: '2027-12-31',
    time: '23:45',
  })
})

it.each([
  ['2027-02-30', '08:00'],
  ['2027-01-15', '25:00'],
  ['15.01.2027', '08:00'],
  ['2027-01-15', ''],
])('%s %s is no time', (day, time) => expect(momentOf(day, time, ZONE)).toBeUndefined())
