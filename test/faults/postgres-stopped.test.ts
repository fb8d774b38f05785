import { it } from 'vitest'
import { DATABASES } from '../databases.ts'
import { type Cluster, startCluster } from './cluster.ts'
import { endure, type Hardship } from './hardship.ts'
import { freshInstallation } from './installation.ts'

/** Seconds. What a person waits at most who saves while the database is silent is this and little more. */
const DATABASE_TIMEOUT = '2'

it.skipIf(!DATABASES.includes('postgres'))(
  'PostgreSQL stopped and started, and standing still: who reads notices nothing, who saves is told, and all goes on',
  async () => {
    const cluster = await startCluster()
    try {
      const installation = await freshInstallation('postgres', { beside: cluster.url })
      const settings = { ...installation.settings, DATABASE_TIMEOUT }
      await endure(installation, { stopped: stopped(cluster), 'standing still': frozen(cluster) }, settings)
      await installation.remove()
    } finally {
      cluster.remove()
    }
  },
)

const stopped = ({ stop, start }: Cluster): Hardship => ({
  meanwhile: 'refused',
  async befall() {
    stop()
    return async () => start()
  },
})

const frozen = ({ freeze, thaw }: Cluster): Hardship => ({
  meanwhile: 'refused',
  async befall() {
    freeze()
    return async () => thaw()
  },
})
