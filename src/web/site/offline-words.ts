import type { MessageKey, Messages } from './messages.ts'

/** The words that the script puts numbers and dates into; all others stand in the page. */
export type ShelfWords = ReturnType<typeof shelfWords>

/** Every reason for which nothing was saved (web/offline, SaveFault), and the one that nobody has thought of. */
const FAULTS = ['no-room', 'no-network', 'not-possible', 'changed-meanwhile'] as const

/**
 * The words that the script of the page fills in, in the reader's language.
 * @example shelfWords(messagesIn('de')).kb // '{size} kB'
 */
export function shelfWords(m: Messages) {
  const texts = Object.fromEntries(
    FAULTS.map((fault) => [fault, m.text(`offline.save.fault.${fault}` satisfies MessageKey)]),
  ) as Record<(typeof FAULTS)[number], string>
  return {
    kb: m.text('offline.save.kb'),
    mb: m.text('offline.save.mb'),
    sum: m.text('offline.save.sum'),
    wait: m.text('offline.save.wait'),
    none: m.text('offline.save.none'),
    progress: m.text('offline.save.progress'),
    stopped: m.text('offline.save.stopped'),
    savedOn: m.text('offline.save.savedOn'),
    current: m.text('offline.save.current'),
    newer: m.text('offline.save.newer'),
    removed: m.text('offline.save.removed'),
    faults: { ...texts, unknown: m.text('error.500.title') },
    date: m.dateForm,
  }
}
