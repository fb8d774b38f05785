import { Icon } from '../../design/icon.tsx'
import type { Messages } from '../messages.ts'

/** On with the pages that are ticked: what to do with them is asked on the next screen. */
export const ChosenBar = ({ m }: { m: Messages }) => (
  <p class="chosen">
    <button type="submit" class="second">
      {m.text('page.chosen')}
      <Icon name="arrow" />
    </button>
  </p>
)
