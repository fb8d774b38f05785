import { getCACertificates, setDefaultCACertificates } from 'node:tls'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { freePort } from '../../../test/real-server.ts'
import { readConfig } from '../../config.ts'
import { type House, openHouse } from '../../house.ts'
import { createLog } from '../../platform/log/log.ts'
import { type RunningServer, serve } from '../../server.ts'
import {
  hasOpenssl,
  type Kind,
  makeCertificates,
  startProxy,
  startSending,
  type TrialProxy,
} from './testing-proxy.ts'
import { admitPatient, of, type Patient } from './testing-ward.ts'

describe.skipIf(!hasOpenssl)('the doctor, of a public address', () => {
  const known = getCACertificates('default')
  let certificates: ReturnType<typeof makeCertificates>
  let patient: Patient
  let proxy: TrialProxy
  let house: House
  let server: RunningServer
  let sending: Awaited<ReturnType<typeof startSending>>
  let sendsTo: string | null
  let url: string

  beforeAll(async () => {
    certificates = makeCertificates()
    setDefaultCACertificates([...known, certificates.authority])
    patient = await admitPatient('sqlite')
    proxy = await startProxy(certificates.pairs.right)
    url = `https://localhost:${proxy.port}`
    const settings = { PORT: '0', HOST: '127.0.0.1', METRICS_PORT: '0', ANKERPLATZ_URL: url }
    house = await openHouse(readConfig({ ...patient.environment, ...settings }), { log: createLog('silent') })
    server = await serve(house, { assets: patient.data, script: null, pocket: null })
    sending = await startSending(() => sendsTo)
  }, 60_000)
  afterAll(async () => {
    setDefaultCACertificates(known)
    await sending.close()
    await proxy.close()
    await server.close()
    await house.close()
    await patient.leave()
  })
  const heal = (): void => {
    proxy.use(certificates.pairs.right)
    proxy.to = server.port
    proxy.meddle = () => {}
    proxy.ways = {}
    sendsTo = `https://localhost:${proxy.port}/`
  }
  beforeAll(() => heal())
  afterEach(() => heal())

  const NAMES = ['public address', 'certificate', 'manners', 'http', 'clock']
  const examine = async (address = url) =>
    (await patient.examined({ ANKERPLATZ_URL: address }, { httpPort: sending.port })).filter(({ check }) =>
      NAMES.includes(check),
    )

  it('finds nothing to do where all is well', async () => {
    const findings = await examine()
    expect(findings.filter(({ state }) => state !== 'ok')).toEqual([])
    expect(of(findings, 'public address')).toEqual([`ok: ${url} leads here`])
    expect(of(findings, 'certificate')).toEqual([expect.stringMatching(/^ok: valid for (79|80) days, TLSv1/)])
    expect(of(findings, 'manners')).toEqual(['ok: compressed, without a cookie, without metrics'])
    expect(of(findings, 'http')).toEqual(['ok: sent on to https'])
  })

  it.each<[Kind, RegExp]>([
    ['self-signed', /^broken: it is signed by itself/],
    ['expired', /^broken: it has expired/],
    ['other name', /^broken: it is for another name/],
    ['short', /^look: valid for [45] days/],
  ])('finds a certificate that is wrong, and looks further: %s', async (kind, told) => {
    proxy.use(certificates.pairs[kind])
    const findings = await examine()
    expect(of(findings, 'certificate')).toEqual([expect.stringMatching(told)])
    expect(of(findings, 'public address')).toEqual([`ok: ${url} leads here`])
  })

  it('finds a certificate that nobody knows', async () => {
    setDefaultCACertificates(known)
    const [found] = of(await examine(), 'certificate')
    setDefaultCACertificates([...known, certificates.authority])
    expect(found).toMatch(/^broken: nobody knows who signed it/)
  })

  it('finds that another installation answers, or something else, or nobody', async () => {
    const other = await admitPatient('sqlite')
    await other.inside(async (house) => {
      const config = { ...house.config, port: 0, host: '127.0.0.1' }
      const beside = await serve({ ...house, config }, { assets: other.data, script: null, pocket: null })
      proxy.to = beside.port
      expect(of(await examine(), 'public address')).toEqual(['broken: another installation answers there'])
      await beside.close()
    })
    await other.leave()
    proxy.to = sending.port
    expect(of(await examine(), 'public address')[0]).toMatch(/^broken: .*not as Ankerplatz/)
    proxy.to = 1
    expect(of(await examine(), 'public address')[0]).toMatch(/^broken: .*answers 502/)
    const nobody = `https://localhost:${await freePort()}`
    expect(of(await examine(nobody), 'public address')[0]).toMatch(/^broken: .*ECONNREFUSED/)
    const nowhere = await examine('https://nowhere.invalid')
    expect(of(nowhere, 'public address')).toEqual(['broken: nowhere.invalid does not exist'])
  })

  it('finds a proxy that sets cookies, does not compress, or forgets HSTS', async () => {
    proxy.meddle = (headers) => {
      headers['set-cookie'] = 'balancer=1'
      delete headers['strict-transport-security']
    }
    const told = of(await examine(), 'manners').join('\n')
    expect(told).toMatch(/broken: somebody in front sets a cookie/)
    expect(told).toMatch(/look: no Strict-Transport-Security/)
    proxy.meddle = (headers) => {
      delete headers['content-encoding']
    }
    expect(of(await examine(), 'manners')).toEqual(['look: pages are not compressed'])
  })

  it('finds metrics that everybody can read', async () => {
    proxy.ways['/metrics'] = server.metricsPort ?? 0
    expect(of(await examine(), 'manners')).toEqual(['broken: everybody can read /metrics'])
  })

  it('finds that http does not lead to https, or leads elsewhere', async () => {
    for (const to of [null, `http://localhost:${proxy.port}/`, 'https://elsewhere.example/']) {
      sendsTo = to
      expect(of(await examine(), 'http')[0], String(to)).toMatch(/^look: .*does not lead to https/)
    }
  })

  it('finds a clock there that says something else', async () => {
    proxy.meddle = (headers) => {
      headers.date = new Date(Date.now() - 3600_000).toUTCString()
    }
    expect(of(await examine(), 'clock')).toContainEqual(
      expect.stringMatching(/^look: 36\d\d seconds ahead of the clock there/),
    )
  })

  it('finds an address without TLS, unless it is this machine, and none at all', async () => {
    const here = `http://localhost:${server.port}`
    expect(of(await examine(here), 'public address')).toEqual([`ok: ${here} leads here`])
    const [first] = of(await examine(`http://127.1:${server.port}`), 'public address')
    expect(first).toBe(`ok: http://127.0.0.1:${server.port} leads here`)
    const elsewhere = of(await examine(`http://0.0.0.0:${server.port}`), 'public address')
    expect(elsewhere[0]).toMatch(/^broken: .*is not https/)
    expect(of(await patient.examined(), 'public address')[0]).toMatch(/^look: ANKERPLATZ_URL is not set/)
  })
})
