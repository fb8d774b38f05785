import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { commonHeaders, pageHeaders } from './headers.ts'

const policyOf = async (style: string) =>
  (await pageHeaders(style, true))['Content-Security-Policy']?.split('; ') ?? []

it('nothing may be loaded but our own, and nothing inline but the one style', async () => {
  const policy = await policyOf('a{color:red}')
  const hash = createHash('sha256').update('a{color:red}').digest('base64')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain(`style-src 'sha256-${hash}'`)
  for (const part of ["script-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"])
    expect(policy).toContain(part)
  expect(policy.join()).not.toMatch(/unsafe|\*|data:|https?:/)
  expect(policy.filter((part) => /^(frame|object|worker|font|media)-src/.test(part))).toEqual([])
})

it('another style has another policy', async () => {
  expect(await policyOf('a{}')).not.toEqual(await policyOf('b{}'))
})

it('nobody is told where a reader comes from, and types are what they say', () => {
  expect(commonHeaders(false)).toMatchObject({
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  })
  expect(commonHeaders(false)).not.toHaveProperty('Strict-Transport-Security')
  expect(commonHeaders(true)['Strict-Transport-Security']).toMatch(/max-age=\d{7,}/)
})
