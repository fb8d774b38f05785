import type { Child } from 'hono/jsx'
import { Icon } from '../design/icon.tsx'
import { OfflineChoice } from './offline-choice.tsx'
import { shelfWords } from './offline-words.ts'
import type { View } from './view.ts'

/**
 * Everything that the script shows, in the reader's language, each state a section that is hidden until it is its turn.
 * The script has no words and makes no markup: it fills `data-slot`s and answers to `data-act`s.
 */
export const OfflineShelf = ({ view }: { view: View }) => (
  <offline-shelf
    hidden
    data-region={view.region.slug}
    data-language={view.language.slug}
    data-words={JSON.stringify(shelfWords(view.m))}
  >
    <p class="note" data-slot="ios" hidden>
      {view.m.text('install.ios.first')}
    </p>
    <OfflineChoice view={view} />
    <Saving view={view} />
    <Saved view={view} />
    <Failed view={view} />
  </offline-shelf>
)

const Saving = ({ view: { m } }: { view: View }) => (
  <section data-state="saving" aria-labelledby="saving" hidden>
    <h2 id="saving" tabindex={-1}>
      {m.text('offline.save.saving')}
    </h2>
    <progress max={100} value={0} aria-labelledby="saving" />
    <p role="status" data-slot="progress" />
    <Act does="cancel">{m.text('offline.save.cancel')}</Act>
  </section>
)

const Saved = ({ view: { m } }: { view: View }) => (
  <section class="saved" data-state="saved" aria-labelledby="saved" hidden>
    <h2 id="saved" tabindex={-1}>
      <Icon name="check" /> {m.text('offline.save.saved')}
    </h2>
    <p>
      <strong data-slot="languages" />
      <br />
      <span data-slot="savedOn" />
    </p>
    <p>{m.text('offline.save.how')}</p>
    <p role="status" data-slot="news" />
    <p class="acts">
      <Act does="update">{m.text('offline.save.update')}</Act>
      <Act does="change">{m.text('offline.save.change')}</Act>
      <Act does="remove">{m.text('offline.save.remove')}</Act>
    </p>
    <fieldset class="second" aria-labelledby="sure" data-slot="sure" hidden>
      <p id="sure" tabindex={-1}>
        {m.text('offline.save.remove.sure')}
      </p>
      <p class="acts">
        <Act does="remove-yes">{m.text('offline.save.remove.yes')}</Act>
        <Act does="remove-no">{m.text('offline.save.remove.no')}</Act>
      </p>
    </fieldset>
  </section>
)

const Failed = ({ view: { m } }: { view: View }) => (
  <section class="failed" data-state="failed" aria-labelledby="failed" hidden>
    <h2 id="failed" tabindex={-1}>
      <Icon name="alert" /> {m.text('offline.save.failed')}
    </h2>
    <p data-slot="fault" />
    <p data-slot="kept" hidden>
      {m.text('offline.save.kept')}
    </p>
    <p class="acts">
      <button type="button" class="go" data-act="again">
        {m.text('offline.save.again')}
      </button>
      <button type="button" class="pill" data-act="back" data-slot="to-saved" hidden>
        {m.text('offline.save.cancel')}
      </button>
    </p>
  </section>
)

/** A button that the script answers to by its name. */
const Act = ({ does, children }: { does: string; children?: Child }) => (
  <button type="button" class="pill" data-act={does}>
    {children}
  </button>
)
