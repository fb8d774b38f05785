import contactsDe from './messages/contacts.de.json' with { type: 'json' }
import contactsEn from './messages/contacts.en.json' with { type: 'json' }
import editorDe from './messages/editor.de.json' with { type: 'json' }
import editorEn from './messages/editor.en.json' with { type: 'json' }
import houseDe from './messages/house.de.json' with { type: 'json' }
import houseEn from './messages/house.en.json' with { type: 'json' }
import pagesDe from './messages/pages.de.json' with { type: 'json' }
import pagesEn from './messages/pages.en.json' with { type: 'json' }
import peopleDe from './messages/people.de.json' with { type: 'json' }
import peopleEn from './messages/people.en.json' with { type: 'json' }
import previewDe from './messages/preview.de.json' with { type: 'json' }
import previewEn from './messages/preview.en.json' with { type: 'json' }
import replacingDe from './messages/replacing.de.json' with { type: 'json' }
import replacingEn from './messages/replacing.en.json' with { type: 'json' }
import startDe from './messages/start.de.json' with { type: 'json' }
import startEn from './messages/start.en.json' with { type: 'json' }
import writingDe from './messages/writing.de.json' with { type: 'json' }
import writingEn from './messages/writing.en.json' with { type: 'json' }

/** All words of the back office: one pair of files an area of it. */
export const de = {
  ...replacingDe,
  ...pagesDe,
  ...contactsDe,
  ...previewDe,
  ...startDe,
  ...editorDe,
  ...houseDe,
  ...peopleDe,
  ...writingDe,
}
export const en = {
  ...replacingEn,
  ...pagesEn,
  ...contactsEn,
  ...previewEn,
  ...startEn,
  ...editorEn,
  ...houseEn,
  ...peopleEn,
  ...writingEn,
}
