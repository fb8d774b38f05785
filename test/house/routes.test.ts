import { expect, it } from 'vitest'
import { MODULES } from '../../src/modules.ts'
import { ROUTES } from '../../src/web/backoffice/routes.ts'
import { isRight, type Route } from '../../src/web/backoffice/visit.ts'

/** Whoever is signed in with all that her roles ask for, whatever they are: the start and her own account. */
const COMPLETE = [
  ...['GET /', 'GET /regions/:region', 'GET /signed-in'],
  ...['GET /account', 'POST /account', 'POST /account/password'],
  ...['POST /account/codes/stop', 'POST /account/codes/renew', 'POST /account/passkeys/remove'],
  ...['POST /account/sessions/end', 'POST /account/sessions/end-others'],
]

/** Whoever is still setting up what her roles ask for. */
const ARRIVING = [
  ...['GET /second-factor', 'POST /second-factor/begin', 'POST /second-factor/confirm'],
  ...['POST /account/passkeys/options', 'POST /account/passkeys'],
]

/** Whoever is not signed in yet: the doors. */
const EVERYBODY = [
  ...['GET /sign-in', 'POST /sign-in', 'POST /sign-out', 'POST /passkey/options', 'POST /passkey'],
  ...['POST /provider', 'GET /auth/callback/provider'],
  ...['GET /code', 'POST /code', 'GET /recovery-code', 'POST /recovery-code'],
  ...['GET /forgotten', 'POST /forgotten', 'GET /new-password/:token', 'POST /new-password/:token'],
  ...['GET /invitation/:token', 'POST /invitation/:token'],
  // Whoever was given the link: it is signed, and ends.
  'GET /preview/:token/*',
]

const verbs = new Set(
  MODULES.flatMap(({ policy, views = {} }) => [...Object.keys(policy), ...Object.keys(views)]),
)

/** What is wrong with what routes declare. */
function faultsOf(routes: readonly Route[]): string[] {
  const open = { complete: COMPLETE, arriving: ARRIVING, everybody: EVERYBODY }
  return routes.flatMap((route) => {
    const { method, path, openTo } = route
    const name = `${method} ${path}`
    if (openTo === undefined) return [`${name} declares no right`]
    if (!isRight(openTo))
      return open[openTo].includes(name)
        ? []
        : [`${name} is open to '${openTo}': declare a right, or say here why not`]
    if (!verbs.has(openTo.may)) return [`${name} asks for '${openTo.may}', which no policy names`]
    const inRegion = path.startsWith('/regions/:region')
    return inRegion === (openTo.at !== 'installation')
      ? []
      : [`${name} is about a region by its path or its right, not both`]
  })
}

it('every address declares who may open it, and few are open to everybody who is signed in', () => {
  expect(ROUTES.length).toBeGreaterThan(40)
  expect(faultsOf(ROUTES)).toEqual([])
})

it('an address that forgets to is found out', () => {
  const route = (path: string, openTo: unknown): Route =>
    ({ method: 'POST', path, openTo, answer: () => Promise.reject(new Error()) }) as Route
  expect(faultsOf([route('/regions/:region/x', undefined)])).toEqual([
    'POST /regions/:region/x declares no right',
  ])
  expect(faultsOf([route('/regions/:region/x', 'complete')])).toHaveLength(1)
  expect(faultsOf([route('/regions/:region/x', { may: 'page.burn' })])).toHaveLength(1)
  expect(faultsOf([route('/x', { may: 'page.publish' })])).toHaveLength(1)
})

it('no two routes answer the same address', () => {
  const names = ROUTES.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`)
  expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
})

it('what takes something back is a form of ours', () => {
  expect(ROUTES.filter(({ undoes, method }) => undoes && method !== 'POST')).toEqual([])
})
