import { homeOf, type View } from './view.ts'

/** The trail of a page that stands directly below the region's home and in no chapter. */
export const WayHome = ({ view }: { view: View }) => (
  <nav aria-label={view.m.text('breadcrumbs')}>
    <ol class="crumbs">
      <li>
        <a href={homeOf(view)}>{view.m.text('home')}</a>
      </li>
    </ol>
  </nav>
)
