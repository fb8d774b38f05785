import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

/** sysexits.h, EX_CONFIG. */
const NOT_AGAIN = 78

it('a server with wrong settings says all of them, and systemd does not start it again and again', () => {
  const env = { ...process.env, PORT: 'abc', LOG_LEVEL: 'loud' }
  const { status, stderr } = spawnSync(process.execPath, ['dist/server.js'], { env, encoding: 'utf8' })
  expect(stderr).toMatch(/PORT: .*\n {2}LOG_LEVEL: /)
  expect(status).toBe(NOT_AGAIN)
  expect(readFileSync('deploy/ankerplatz.service', 'utf8')).toContain(`RestartPreventExitStatus=${NOT_AGAIN}`)
})
