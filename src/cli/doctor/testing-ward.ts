import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type DATABASES, type FreshDatabase, freshDatabase } from '../../../test/databases.ts'
import { readConfig } from '../../config.ts'
import { moveInDemo, readDemo } from '../../domain/interop/index.ts'
import { type House, openHouse } from '../../house.ts'
import { SYSTEM } from '../../kernel/actor.ts'
import { createLog } from '../../platform/log/log.ts'
import { examine, type Wishes } from './examination.ts'
import type { Finding, State } from './finding.ts'

/** An installation with the demo county in it, for breaking. */
export interface Patient {
  data: string
  environment: NodeJS.ProcessEnv
  /** What the doctor finds, with these settings besides. */
  examined(settings?: NodeJS.ProcessEnv, wishes?: Partial<Wishes>): Promise<Finding[]>
  inside<T>(act: (house: House) => Promise<T>): Promise<T>
  /** A copy of its folder, on the same database where that is PostgreSQL, to break. */
  copy(): Promise<Patient>
  leave(): Promise<void>
}

export async function admitPatient(kind: (typeof DATABASES)[number]): Promise<Patient> {
  const fresh = kind === 'postgres' ? await freshDatabase('postgres') : undefined
  const patient = await patientIn(await mkdtemp(join(tmpdir(), 'ankerplatz-doctor-')), fresh)
  await patient.inside(async (house) => {
    const demo = await readDemo('demo', house.config.media)
    await house.bus.execute(moveInDemo, demo, SYSTEM)
    await house.worker.drain()
  })
  return patient
}

async function patientIn(data: string, fresh: FreshDatabase | undefined): Promise<Patient> {
  const environment = { ANKERPLATZ_DATA: data, DATABASE_URL: fresh?.url }
  return {
    data,
    environment,
    examined: (settings = {}, wishes = {}) => findingsOf({ ...environment, ...settings }, wishes),
    async inside(act) {
      const house = await openHouse(readConfig(environment), { log: createLog('silent') })
      try {
        return await act(house)
      } finally {
        await house.close()
      }
    },
    async copy() {
      const beside = await mkdtemp(join(tmpdir(), 'ankerplatz-doctor-'))
      await cp(data, beside, { recursive: true })
      return patientIn(beside, fresh && { ...fresh, drop: async () => {} })
    },
    async leave() {
      await fresh?.drop()
      await rm(data, { recursive: true, force: true })
    },
  }
}

/** Everything that is found in an installation with these settings. */
export async function findingsOf(
  environment: NodeJS.ProcessEnv,
  wishes: Partial<Wishes> = {},
): Promise<Finding[]> {
  const findings: Finding[] = []
  for await (const finding of examine(environment, { deep: false, mailTo: null, ...wishes }))
    findings.push(finding)
  return findings
}

/** What was found of one thing: 'broken: not what was published ...'. */
export const of = (findings: readonly Finding[], check: string): string[] =>
  findings.filter((finding) => finding.check === check).map(({ state, found }) => `${state}: ${found}`)

export const states = (findings: readonly Finding[], wanted: State): string[] =>
  findings.filter(({ state }) => state === wanted).map(({ check, found }) => `${check}: ${found}`)
