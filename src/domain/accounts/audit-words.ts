import type { AuditEntry } from './audit.ts'

/** What an event says of whom did it. `{page}` and the like are ids, which a screen gives names. */
export const AUDIT_WORDS: Readonly<Record<string, { de: string; en: string }>> = {
  'account.closed': { de: 'hat das Konto {account} geschlossen', en: 'closed the account {account}' },
  'account.invited': { de: 'hat jemanden eingeladen', en: 'invited somebody' },
  'account.uninvited': { de: 'hat eine Einladung zurückgezogen', en: 'took an invitation back' },
  'contact.archived': { de: 'hat den Kontakt {contact} archiviert', en: 'archived the contact {contact}' },
  'contact.assigned': {
    de: 'hat die Organisation des Kontakts {contact} geändert',
    en: 'changed the organisation of the contact {contact}',
  },
  'contact.created': { de: 'hat den Kontakt {contact} angelegt', en: 'created the contact {contact}' },
  'contact.erased': { de: 'hat den Kontakt {contact} gelöscht', en: 'erased the contact {contact}' },
  'contact.restored': {
    de: 'hat den Kontakt {contact} wiederhergestellt',
    en: 'restored the contact {contact}',
  },
  'keeping.erased': { de: 'hat Angaben zu einer Person gelöscht', en: 'erased what was about a person' },
  'media.added': { de: 'hat das Bild {media} hinzugefügt', en: 'added the picture {media}' },
  'membership.ended': {
    de: 'hat eine Rolle von {account} beendet',
    en: 'ended a role of {account}',
  },
  'membership.granted': { de: 'hat {account} eine Rolle gegeben', en: 'gave {account} a role' },
  'organisation.created': {
    de: 'hat die Organisation {organisation} angelegt',
    en: 'created the organisation {organisation}',
  },
  'page.allowed': {
    de: 'hat {account} Rechte an der Seite {page} gegeben',
    en: 'gave {account} rights on the page {page}',
  },
  'page.archived': { de: 'hat die Seite {page} archiviert', en: 'archived the page {page}' },
  'page.created': { de: 'hat die Seite {page} angelegt', en: 'created the page {page}' },
  'page.disallowed': {
    de: 'hat Rechte von {account} an der Seite {page} beendet',
    en: 'ended rights of {account} on the page {page}',
  },
  'page.equipped': {
    de: 'hat Organisation, Bild oder Kontakte der Seite {page} geändert',
    en: 'changed organisation, picture or contacts of the page {page}',
  },
  'page.placed': { de: 'hat die Seite {page} verschoben', en: 'moved the page {page}' },
  'page.restored': { de: 'hat die Seite {page} wiederhergestellt', en: 'restored the page {page}' },
  'region.changed': { de: 'hat Angaben der Region geändert', en: 'changed facts of the region' },
  'region.created': { de: 'hat die Region angelegt', en: 'created the region' },
  'region.imported': { de: 'hat die Region übernommen', en: 'imported the region' },
  'region.language-added': {
    de: 'hat die Sprache {language} hinzugefügt',
    en: 'added the language {language}',
  },
  'replacement.finished': {
    de: 'ist mit Suchen und Ersetzen fertig',
    en: 'finished a find and replace',
  },
  'replacement.started': {
    de: 'hat mit Suchen und Ersetzen begonnen',
    en: 'began a find and replace',
  },
  'replacement.undo-asked': {
    de: 'nimmt ein Suchen und Ersetzen zurück',
    en: 'takes a find and replace back',
  },
  'replacement.undone': {
    de: 'hat ein Suchen und Ersetzen zurückgenommen',
    en: 'took a find and replace back',
  },
  'review.approved': {
    de: 'hat Fassung {version} von {subject} ({language}) freigegeben',
    en: 'approved version {version} of {subject} ({language})',
  },
  'review.commented': {
    de: 'hat etwas zu Fassung {version} von {subject} ({language}) gesagt',
    en: 'commented on version {version} of {subject} ({language})',
  },
  'review.requested': {
    de: 'hat um Freigabe von Fassung {version} von {subject} ({language}) gebeten',
    en: 'asked for a review of version {version} of {subject} ({language})',
  },
  'review.sent-back': {
    de: 'hat Fassung {version} von {subject} ({language}) zurückgegeben',
    en: 'sent version {version} of {subject} ({language}) back',
  },
  'review.withdrawn': {
    de: 'hat die Bitte um Freigabe von {subject} ({language}) zurückgenommen',
    en: 'took back the request to review {subject} ({language})',
  },
  'rights.changed': { de: 'hat die Rechte von {account} geändert', en: 'changed the rights of {account}' },
  'text.checked': { de: 'hat {subject} geprüft', en: 'checked {subject}' },
  'text.erased': { de: 'hat Texte von {subject} gelöscht', en: 'erased texts of {subject}' },
  'text.published': {
    de: 'hat Fassung {version} von {subject} ({language}) veröffentlicht',
    en: 'published version {version} of {subject} ({language})',
  },
  'text.saved': {
    de: 'hat Fassung {version} von {subject} ({language}) gespeichert',
    en: 'saved version {version} of {subject} ({language})',
  },
  'text.scheduled': {
    de: 'hat die Veröffentlichung von Fassung {version} von {subject} ({language}) geplant',
    en: 'scheduled version {version} of {subject} ({language})',
  },
  'text.unscheduled': {
    de: 'hat die Planung für {subject} ({language}) zurückgenommen',
    en: 'took back what was planned for {subject} ({language})',
  },
  'text.withdrawn': {
    de: 'hat {subject} ({language}) zurückgezogen',
    en: 'withdrew {subject} ({language})',
  },
}

const ACTORS: Readonly<Record<string, { de: string; en: string }>> = {
  operator: { de: 'Der Betreiber', en: 'The operator' },
  import: { de: 'Eine Übernahme', en: 'An import' },
  system: { de: 'Das Haus', en: 'The house' },
  visitor: { de: 'Jemand', en: 'Somebody' },
  account: { de: 'Ein geschlossenes Konto', en: 'A closed account' },
}

/**
 * An entry as a sentence. `nameOf` says what a thing is called: what kind of id, and the id.
 * @example auditSentence(entry, 'en', (kind, id) => titles.get(id) ?? String(id)) // 'Anna Petersen created the page Bank.'
 */
export function auditSentence(
  { name, actorKind, actorName, ids }: AuditEntry,
  language: 'de' | 'en',
  nameOf: (kind: string, id: string | number) => string = (_, id) => String(id),
): string {
  const who = actorName || ACTORS[actorKind]?.[language] || actorKind
  const what = AUDIT_WORDS[name]?.[language] ?? name
  const filled = what.replace(/\{(\w+)\}/g, (_, kind: string) => {
    const id = ids[kind]
    return id === undefined ? '?' : nameOf(kind, id)
  })
  return `${who} ${filled}.`
}
