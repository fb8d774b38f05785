import { expect, it } from 'vitest'
import { createLog, type LogLine } from './log.ts'

/** What is written to the log at a level. */
function written(level: string, ...lines: LogLine[]): Record<string, unknown>[] {
  const texts: string[] = []
  const log = createLog(level, { write: (text) => texts.push(text) })
  for (const line of lines) log.warn(line)
  return texts.map((text) => JSON.parse(text))
}

it('a line is JSON with a level, a time and what happened', () => {
  expect(written('info', { event: 'job.failed', kind: 'publish', subject: 'r1', fault: 'no room' })).toEqual([
    {
      level: 40,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
      event: 'job.failed',
      kind: 'publish',
      subject: 'r1',
      fault: 'no room',
    },
  ])
})

it('nothing stands in it that is not listed, whatever an object brings along', () => {
  const request = { event: 'http.failed', ip: '203.0.113.77', url: '/CANARY/', headers: { cookie: 'CANARY' } }
  const [line] = written('info', request as LogLine)
  expect(Object.keys(line ?? {})).toEqual(['level', 'time', 'event'])
})

it('one line is one line, and not longer than a page', () => {
  const [line] = written('info', { event: 'job.failed', fault: `a\nb\r\n${'x'.repeat(100_000)}` })
  expect(String(line?.fault).length).toBe(4000)
  expect(line?.fault).toContain('a\nb')
})

it('less is written where less is wanted', () => {
  expect(written('error', { event: 'tidy.failed' })).toEqual([])
  expect(written('silent', { event: 'tidy.failed' })).toEqual([])
})
