import { fullName } from '../../domain/regions/public.ts'
import { Icon } from '../design/icon.tsx'
import { OfflineShelf } from './offline-shelf.tsx'
import type { Pocket } from './pocket.ts'
import type { View } from './view.ts'
import { WayHome } from './way-home.tsx'

/**
 * How one reads a region without internet: what that is, what it means on a shared device, how it comes onto the home
 * screen. All that needs no script; to save does, and where there is none the page says so.
 */
export const OfflinePage = ({ view, pocket }: { view: View; pocket: Pocket | null }) => {
  const { m } = view
  return (
    <div class="wrap narrow">
      <WayHome view={view} />
      <h1>{m.text('offline.save.title')}</h1>
      <p>{m.text('offline.save.lead')}</p>
      {pocket && <OfflineShelf view={view} />}
      {/* Shown as long as the script has not come: it is off, the browser is old, or the network went. */}
      <p class={pocket ? 'note late' : 'note'}>
        {nameApart(m.text(pocket ? 'offline.save.script' : 'offline.save.fault.not-possible'))}
      </p>
      <ul class="prose">
        <li>{m.text('offline.save.free')}</li>
        <li>{m.text('offline.save.fresh')}</li>
      </ul>
      <section class="note shared">
        <h2>{m.text('offline.save.shared.title')}</h2>
        <p>{m.text('offline.save.shared')}</p>
      </section>
      <HomeScreen view={view} />
    </div>
  )
}

const HomeScreen = ({ view: { m, region } }: { view: View }) => (
  <details class="more" data-install>
    <summary>
      <Icon name="home" />
      {m.text('install.title')}
    </summary>
    <p>{m.rich('install.lead', { region: <bdi lang="de">{fullName(region)}</bdi> })}</p>
    <ul class="prose">
      <li>{m.text('install.android')}</li>
      <li>{m.text('install.ios')}</li>
    </ul>
    <p>{m.text('install.ios.first')}</p>
  </details>
)

/** The name keeps its Latin letters in every script: it is in nobody's language. */
const nameApart = (text: string) =>
  text.split(/(JavaScript)/).map((piece) => (piece === 'JavaScript' ? <bdi>{piece}</bdi> : piece))
