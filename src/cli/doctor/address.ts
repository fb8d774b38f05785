import { lookup } from 'node:dns/promises'
import { readInstallationId } from '../../platform/files/identity.ts'
import { type Answer, ask, certificateOf } from './ask-address.ts'
import { compareClocks } from './clock.ts'
import { about, type Check, type Finding, many, messageOf, type Ward } from './finding.ts'

const SAY = about('public address')
const DAY_MS = 24 * 3600_000
/** Certificates for 90 days are renewed 30 days before their end: with 20 left something has stopped. */
const SOON_DAYS = 20

/** Whether people reach this installation under its address, and safely. */
export const address: Check = async (ward) => {
  const { config, hasAddress } = ward
  if (!hasAddress)
    return [
      SAY.look(
        `ANKERPLATZ_URL is not set: links lead to ${config.publicUrl}`,
        'Set it to the address that people use.',
      ),
    ]
  const url = new URL(`${config.publicUrl}/`)
  const isHere = /^(localhost|127\.|\[::1\])/.test(url.hostname)
  try {
    await lookup(url.hostname.replace(/^\[|\]$/g, ''))
  } catch {
    return [
      SAY.broken(`${url.hostname} does not exist`, 'Enter the name in the DNS, or mend ANKERPLATZ_URL.'),
    ]
  }
  const findings: Finding[] = []
  if (url.protocol === 'https:') findings.push(...(await certificate(url, ward)))
  else if (!isHere)
    findings.push(
      SAY.broken(`${url.origin} is not https`, 'Put a proxy with TLS in front (docs/guides/operate.md).'),
    )
  try {
    findings.push(...(await itself(url, ward)), ...(await manners(url, ward)))
  } catch (error) {
    return [
      ...findings,
      SAY.broken(`${url.origin}: ${messageOf(error)}`, 'Does the server run? Does the proxy pass it on?'),
    ]
  }
  if (url.protocol === 'https:') findings.push(...(await sendsOn(url, ward.httpPort)))
  return findings
}

async function certificate(url: URL, { now }: Ward): Promise<Finding[]> {
  const { ok, look, broken } = about('certificate')
  const found = await certificateOf(url).catch((error) => messageOf(error))
  if (typeof found === 'string')
    return [broken(`${url.host} does not speak TLS: ${found}`, 'Look at the proxy in front.')]
  const { fault, validTo, protocol } = found
  const days = Math.floor((validTo.getTime() - Date.parse(now)) / DAY_MS)
  if (fault !== null)
    return [
      broken(
        `${FAULTS[fault] ?? 'no browser trusts it'} (${fault})`,
        'Look at the proxy in front, and how it gets its certificate.',
      ),
    ]
  const words = `valid for ${many(days, 'day')}, ${protocol}`
  return [
    days < SOON_DAYS
      ? look(words, 'Does its renewal work? Look into the log of the proxy or of certbot.')
      : ok(words),
  ]
}

const FAULTS: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: 'it has expired',
  CERT_NOT_YET_VALID: 'it is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'it is signed by itself',
  SELF_SIGNED_CERT_IN_CHAIN: 'nobody knows who signed it',
  ERR_TLS_CERT_ALTNAME_INVALID: 'it is for another name',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the certificates between it and its authority are not sent along',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'nobody knows who signed it',
}

/** It is this very installation that answers, and it can save. */
async function itself(url: URL, { config, now }: Ward): Promise<Finding[]> {
  const answer = await ask(new URL('health', url))
  const own = await readInstallationId(config.data)
  const state = answer.status === 200 ? healthIn(answer) : undefined
  if (state?.status !== 'ready')
    return [
      SAY.broken(
        `${url.origin}/health answers ${answer.status}, and not as Ankerplatz`,
        answer.status >= 502
          ? 'Does the server run? Where does the proxy lead?'
          : 'Where does the proxy lead?',
      ),
    ]
  if (own === null || state.installation !== own)
    return [
      SAY.broken(
        'another installation answers there',
        'Is ANKERPLATZ_DATA right? Where do name and proxy lead?',
      ),
    ]
  const date = Date.parse(answer.headers.date ?? '')
  return [
    SAY.ok(`${url.origin} leads here`),
    ...(state.writing === 'ready'
      ? []
      : [
          about('saving').broken(
            'the server says that nothing can be saved',
            'See what its log says about jobs.unreachable and writing.unavailable.',
          ),
        ]),
    ...(Number.isNaN(date) ? [] : compareClocks(Date.parse(now), date, 'the clock there')),
  ]
}

function healthIn({
  body,
}: Answer): { status?: string; installation?: string; writing?: string } | undefined {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** What a reader gets: compressed, without a cookie, never the metrics; and over https next time, too. */
async function manners(url: URL, { hasAddress }: Ward): Promise<Finding[]> {
  if (!hasAddress) return []
  const { ok, look, broken } = about('manners')
  const page = await firstPage(url)
  const findings: Finding[] = []
  if (page.headers['set-cookie'])
    findings.push(
      broken(
        'somebody in front sets a cookie',
        'Take it out of the proxy or load balancer: readers get none.',
      ),
    )
  if (page.status === 200 && !page.headers['content-encoding'])
    findings.push(look('pages are not compressed', 'Let the proxy pass Accept-Encoding on.'))
  if (url.protocol === 'https:' && !/max-age=[1-9]/.test(String(page.headers['strict-transport-security'])))
    findings.push(
      look(
        'no Strict-Transport-Security',
        'The server sends it when ANKERPLATZ_URL begins with https: is it started with it?',
      ),
    )
  const metrics = await ask(new URL('metrics', url))
  if (metrics.status === 200 && /^# (HELP|TYPE) /m.test(metrics.body))
    findings.push(broken('everybody can read /metrics', 'Let the proxy lead to PORT, not to METRICS_PORT.'))
  return findings.length > 0 ? findings : [ok('compressed, without a cookie, without metrics')]
}

/** The first page that is one: `/` leads on to a region where there is only one. */
async function firstPage(url: URL): Promise<Answer> {
  const headers = { 'Accept-Encoding': 'br, gzip', Accept: 'text/html' }
  let at = url
  for (let i = 0; ; i++) {
    const answer = await ask(at, headers)
    const to = answer.headers.location && URL.parse(answer.headers.location, at)
    if (!to || to.host !== url.host || i === 4) return answer
    at = to
  }
}

/** Who types the name without https is sent on to it. */
async function sendsOn(url: URL, httpPort: number): Promise<Finding[]> {
  const { ok, look } = about('http')
  const plain = new URL(`http://${url.hostname}:${httpPort}/`)
  const todo = 'Let the proxy answer on port 80 and send people on to https.'
  try {
    const { status, headers } = await ask(plain)
    const to = headers.location && URL.parse(headers.location, plain)
    const isRight =
      status >= 300 && status < 400 && to && to.protocol === 'https:' && to.hostname === url.hostname
    return [
      isRight ? ok('sent on to https') : look(`http answers ${status} and does not lead to https`, todo),
    ]
  } catch (error) {
    return [look(`http: ${messageOf(error)}`, todo)]
  }
}
