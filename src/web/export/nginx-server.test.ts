import { expect, it } from 'vitest'
import { nginxServer } from './nginx-server.ts'

const made = (from: string, to = '/a/de/neu/') =>
  nginxServer({ secure: false, crossroads: [], moved: [{ from, to }], renamed: [] })

it('a former address leads on, with the last slash and without it', () => {
  const text = made('/a/uk/прибуття/', '/a/uk/початок/')
  const to = encodeURI('/a/uk/початок/')
  expect(text).toContain(`location = "/a/uk/прибуття/" { return 301 "${to}"; }`)
  expect(text).toContain(`location = "/a/uk/прибуття" { return 301 "${to}"; }`)
})

it.each(['/a"; } location / { return 200 x; } #', '/$request_uri/', '/a;b/', '/a\nb/', '/a b/', '/a\\/'])(
  'an address that would be read as configuration is left out: %j',
  (from) => {
    const text = made(from)
    expect(text.split('\n').filter((line) => line.includes('return 301'))).toEqual([])
    expect(text).toContain('# left out: ')
  },
)

it('a site that is read by https says so to browsers', () => {
  const secure = nginxServer({ secure: true, crossroads: [], moved: [], renamed: [] })
  expect(secure).toContain('add_header Strict-Transport-Security "max-age=31536000" always;')
  expect(made('/a/')).not.toContain('Strict-Transport-Security')
})
