import type { Route } from '../visit.ts'
import { archive, assign, restore } from './keep-acts.tsx'
import { list } from './list.tsx'
import { newContact, newContactForm } from './new-contact.tsx'
import { aboutTheContact as about, aboutItsWords } from './place.ts'
import { dropFacts, dropWords, saveFacts, saveWords } from './save.ts'
import { facts, words } from './screen.tsx'

const CONTACTS = '/regions/:region/contacts'
const CONTACT = `${CONTACTS}/:contact`
const WORDS = `${CONTACT}/:language`

const toSee = { may: 'contact.see', about }
const toChange = { may: 'contact.change', about }
const toChangeWords = { may: 'contact.change', about: aboutItsWords }
const toArchive = { may: 'contact.archive', about }

/** The contacts of a region: whom to call, write to or visit. What has a word in the place of a language comes first. */
export const contactsRoutes: readonly Route[] = [
  { method: 'GET', path: CONTACTS, openTo: { may: 'contact.see' }, answer: list },
  { method: 'GET', path: `${CONTACTS}/new`, openTo: { may: 'contact.create' }, answer: newContactForm },
  { method: 'POST', path: `${CONTACTS}/new`, openTo: { may: 'contact.create' }, answer: newContact },
  { method: 'GET', path: `${CONTACT}/facts`, openTo: toSee, answer: facts },
  { method: 'POST', path: `${CONTACT}/facts`, openTo: toChange, answer: saveFacts },
  { method: 'POST', path: `${CONTACT}/facts/drop`, openTo: toChange, answer: dropFacts },
  { method: 'POST', path: `${CONTACT}/archive`, openTo: toArchive, undoes: true, answer: archive },
  { method: 'POST', path: `${CONTACT}/restore`, openTo: toArchive, undoes: true, answer: restore },
  {
    method: 'POST',
    path: `${CONTACT}/organisation`,
    openTo: { may: 'contact.assign', about },
    undoes: true,
    answer: assign,
  },
  { method: 'GET', path: WORDS, openTo: toSee, answer: words },
  { method: 'POST', path: WORDS, openTo: toChangeWords, answer: saveWords },
  { method: 'POST', path: `${WORDS}/drop`, openTo: toChangeWords, answer: dropWords },
]
