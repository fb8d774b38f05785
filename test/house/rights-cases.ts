import {
  acceptInvitation,
  allowPage,
  changeMembership,
  closeAccount,
  disallowPage,
  endMembership,
  grantMembership,
  invite,
  membershipsOf,
  uninvite,
} from '../../src/domain/accounts/index.ts'
import {
  archiveContact,
  assignContact,
  changeContact,
  createContact,
  describeContact,
  publishContact,
  unscheduleContact,
  withdrawContact,
} from '../../src/domain/contacts/index.ts'
import {
  approveReview,
  comment,
  dropDraft,
  keepDraft,
  leavePresence,
  requestReview,
  restoreVersion,
  sendBack,
  showPresence,
  withdrawReview,
} from '../../src/domain/drafting/index.ts'
import { addPicture, describePicture } from '../../src/domain/media/index.ts'
import { createOrganisation } from '../../src/domain/organisations/index.ts'
import {
  archivePage,
  createPage,
  equipPage,
  movePage,
  pageText,
  placePage,
  publishPage,
  unschedulePage,
  withdrawPage,
  writePage,
} from '../../src/domain/pages/index.ts'
import { addLanguage, changeRegion, createRegion, writeLegal } from '../../src/domain/regions/index.ts'
import {
  finishReplacement,
  replaceInText,
  restoreText,
  settleText,
  startReplacement,
  undoReplacement,
} from '../../src/domain/replacing/index.ts'
import {
  autosaveText,
  checkSubject,
  dropAutosave,
  publishText,
  saveText,
  unscheduleText,
  withdrawText,
} from '../../src/domain/translations/index.ts'
import { newId } from '../../src/kernel/id.ts'
import type { Command } from '../../src/platform/commands/command.ts'
import { somebodyWho } from '../people.ts'
import { HAFEN, type Town } from '../town.ts'
import { ABSENT, PICTURE, type Place, type Whose } from './rights-world.ts'

/** A thing that a command is tried on. In a place that is not there (region 'absent') it is not there either. */
export interface Thing {
  town: Town
  place: Place
  whose: Whose
}

export interface Case {
  /** Whether organisation and right on a page can make a difference. */
  about: 'page' | 'organisation' | 'region'
  // biome-ignore lint/suspicious/noExplicitAny: every command has another input, and the pair below fits by construction
  command: Command<any, unknown, unknown>
  /** An input that is right in form; often stale, so that whoever is let in changes nothing. */
  input(thing: Thing): unknown
}

function tried<G, I, O>(
  about: Case['about'],
  command: Command<G, I, O>,
  input: (thing: Thing) => G | Promise<G>,
): Case {
  return { about, command: command as Case['command'], input }
}

const page = ({ place, whose }: Thing) => place.page[whose].id
const words = { title: 'Titel', slug: 'titel', content: '' }
const NEVER = 999
/** Of no contact: whoever is let in changes nothing. */
const OTHER_TEXT = 999_999
const textOf = ({ place, whose }: Thing): number => place.page[whose].text
const placeIn = (thing: Thing, language: string) => ({ kind: 'page', subject: page(thing), language })
/** A review that waits. */
const asked = async (thing: Thing): Promise<string> =>
  thing.place.region === ABSENT ? ABSENT : thing.town.run(requestReview, { text: textOf(thing), version: 1 })

/** Every command that an account could try, by its verb; with a bracket where one verb is two cases. */
export const CASES: Readonly<Record<string, Case>> = {
  'page.create': tried('page', createPage, (thing) => ({
    ...{ region: thing.place.region, parent: page(thing), position: 0 },
    organisation: thing.place.organisation[thing.whose],
  })),
  'page.write (origin)': tried('page', writePage, (thing) => ({
    ...{ page: page(thing), language: 'de', head: NEVER, ...words },
  })),
  'page.write (translation)': tried('page', writePage, (thing) => ({
    ...{ page: page(thing), language: 'uk', head: NEVER, ...words },
  })),
  'page.write (language that the region has not)': tried('page', writePage, (thing) => ({
    ...{ page: page(thing), language: 'pl', head: NEVER, ...words },
  })),
  'page.place': tried('page', placePage, (thing) => ({
    ...{ page: page(thing), version: NEVER, parent: null, position: 0 },
  })),
  'page.move': tried('page', movePage, (thing) => ({
    ...{ page: page(thing), version: NEVER, where: 'below' as const, target: page(thing) },
  })),
  'page.equip': tried('page', equipPage, (thing) => ({ page: page(thing), version: NEVER })),
  'page.publish': tried('page', publishPage, (thing) => ({
    ...{ page: page(thing), text: thing.place.page[thing.whose].text, version: NEVER },
  })),
  'page.withdraw': tried('page', withdrawPage, (thing) => ({
    ...{ page: page(thing), text: thing.place.page[thing.whose].text },
  })),
  'page.unschedule': tried('page', unschedulePage, (thing) => ({
    ...{ page: page(thing), text: thing.place.page[thing.whose].text },
  })),
  'page.archive': tried('page', archivePage, (thing) => ({
    ...{ page: page(thing), version: NEVER, archived: true },
  })),
  'page.allow': tried('page', allowPage, (thing) => ({
    ...{ page: page(thing), account: thing.place.member.id, as: 'author' as const },
  })),
  'page.disallow': tried('page', disallowPage, (thing) => ({
    ...{ page: page(thing), account: thing.place.member.id, as: 'editor' as const },
  })),
  'contact.create': tried('organisation', createContact, ({ place, whose }) => ({
    ...{ region: place.region, organisation: place.organisation[whose], facts: { name: 'Amt' } },
  })),
  'contact.change (facts)': tried('organisation', changeContact, ({ place, whose }) => ({
    ...{ contact: place.contact[whose], head: NEVER, values: { phone: '1234' } },
  })),
  'contact.change (words)': tried('organisation', changeContact, ({ place, whose }) => ({
    ...{ contact: place.contact[whose], language: 'uk', head: NEVER, values: { hours: 'Montag' } },
  })),
  'contact.publish': tried('organisation', publishContact, ({ place, whose }) => ({
    ...{ contact: place.contact[whose], text: OTHER_TEXT, version: 1 },
  })),
  'contact.withdraw': tried('organisation', withdrawContact, ({ place, whose }) => ({
    ...{ contact: place.contact[whose], text: OTHER_TEXT },
  })),
  'contact.unschedule': tried('organisation', unscheduleContact, ({ place, whose }) => ({
    ...{ contact: place.contact[whose], text: OTHER_TEXT },
  })),
  'contact.describe': tried('organisation', describeContact, ({ place, whose }) => ({
    ...{ contact: place.contact[whose], language: 'de', hours: 'Montag' },
  })),
  'contact.archive': tried('organisation', archiveContact, ({ place, whose }) => ({
    ...{ contact: place.contact[whose], version: NEVER, archived: true },
  })),
  'contact.assign': tried('organisation', assignContact, ({ place, whose }) => ({
    ...{ contact: place.contact[whose], version: NEVER, organisation: null },
  })),
  'organisation.create': tried('region', createOrganisation, ({ place: { region } }) => ({
    ...{ region, name: 'Verein' },
  })),
  'media.add': tried('region', addPicture, ({ place: { region } }) => ({
    ...{ region, picture: PICTURE, name: 'bild.png' },
  })),
  'media.describe': tried('region', describePicture, ({ place }) => ({
    ...{ media: place.picture, language: 'de', alt: 'Ein Hafen' },
  })),
  'region.create': tried('region', createRegion, () => ({ slug: 'hafen', language: 'de', ...HAFEN })),
  'region.change': tried('region', changeRegion, ({ place: { region } }) => ({
    ...{ region, version: NEVER, ...HAFEN },
  })),
  'region.add-language': tried('region', addLanguage, ({ place: { region } }) => ({
    ...{ region, language: 'de', parent: null },
  })),
  'region.write-legal': tried('region', writeLegal, ({ place: { region } }) => ({
    ...{ region, kind: 'imprint' as const, language: 'de', title: 'Impressum', content: '<p>Wir</p>' },
  })),
  'text.save': tried('page', saveText, (thing) => ({
    ...{ region: thing.place.region, kind: pageText, subject: page(thing), language: 'de', head: NEVER },
    values: words,
  })),
  'text.publish': tried('page', publishText, ({ place, whose }) => ({
    ...{ text: place.page[whose].text, version: 1 },
  })),
  'text.withdraw': tried('page', withdrawText, ({ place, whose }) => ({ text: place.page[whose].text })),
  'text.unschedule': tried('page', unscheduleText, ({ place, whose }) => ({ text: place.page[whose].text })),
  'text.autosave': tried('page', autosaveText, (thing) => ({
    ...{ region: thing.place.region, ...placeIn(thing, 'de'), head: 1, values: words },
  })),
  'text.drop-autosave': tried('page', dropAutosave, (thing) => placeIn(thing, 'de')),
  'draft.keep (origin)': tried('page', keepDraft, (thing) => ({
    ...{ ...placeIn(thing, 'de'), head: 1, values: words },
  })),
  'draft.keep (translation)': tried('page', keepDraft, (thing) => ({
    ...{ ...placeIn(thing, 'uk'), head: 0, values: words },
  })),
  'draft.drop': tried('page', dropDraft, (thing) => placeIn(thing, 'de')),
  'presence.show': tried('page', showPresence, (thing) => placeIn(thing, 'de')),
  'presence.leave': tried('page', leavePresence, (thing) => placeIn(thing, 'de')),
  'version.restore': tried('page', restoreVersion, (thing) => ({
    ...{ text: textOf(thing), version: 1, head: NEVER },
  })),
  'review.request': tried('page', requestReview, (thing) => ({ text: textOf(thing), version: NEVER })),
  'review.withdraw': tried('page', withdrawReview, async (thing) => ({ review: await asked(thing) })),
  'review.comment': tried('page', comment, (thing) => ({ text: textOf(thing), version: 1, body: 'Gut' })),
  'review.approve': tried('page', approveReview, async (thing) => ({
    ...{ review: await asked(thing), publish: false },
  })),
  'review.send-back': tried('page', sendBack, async (thing) => ({
    ...{ review: await asked(thing), reason: 'Der Link fehlt' },
  })),
  'replacement.start': tried('page', startReplacement, replacementOf),
  'replacement.replace': tried('page', replaceInText, async (thing) => ({
    ...{ replacement: await replacement(thing), text: textOf(thing), publish: false },
  })),
  'replacement.undo': tried('page', undoReplacement, async (thing) => ({
    replacement: await replacement(thing),
  })),
  'replacement.restore': tried('page', restoreText, async (thing) => ({
    ...{ replacement: await replacement(thing), text: textOf(thing), publish: false },
  })),
  'text.check': tried('page', checkSubject, (thing) => ({
    ...{ region: thing.place.region, kind: 'page', subject: page(thing), by: 'Amt' },
  })),
  'account.invite': tried('region', invite, ({ place: { region } }) => ({
    ...{ email: 'neu@hafen.example', name: 'Neu', role: 'author' as const, region },
  })),
  'account.invite (service team)': tried('region', invite, () => ({
    ...{ email: 'neu@hafen.example', name: 'Neu', role: 'service team' as const, region: null },
  })),
  'account.uninvite': tried('region', uninvite, async ({ town, place: { region } }) => {
    const guest = { email: `${newId()}@hafen.example`, name: 'Gast', role: 'author' as const, region }
    return region === ABSENT ? { invitation: ABSENT } : town.run(invite, guest)
  }),
  'account.accept (hers)': tried('region', acceptInvitation, () => ({ token: 'x', account: 'somebody' })),
  'account.accept (another’s)': tried('region', acceptInvitation, ({ place }) => ({
    ...{ token: 'x', account: place.member.id },
  })),
  'account.close': tried('region', closeAccount, async (thing) => ({ account: (await newcomer(thing)).id })),
  'membership.grant': tried('region', grantMembership, ({ place: { region, member } }) => ({
    ...{ account: member.id, role: 'observer' as const, region },
  })),
  'membership.change': tried('region', changeMembership, async (thing) => ({
    ...{ membership: await membershipOfNewcomer(thing), role: 'analyst' as const },
  })),
  'membership.end': tried('region', endMembership, async (thing) => ({
    membership: await membershipOfNewcomer(thing),
  })),
}

/** Of a word that stands nowhere: whoever is let in changes nothing. */
function replacementOf(thing: Thing) {
  return {
    region: thing.place.region,
    question: {
      ...{ find: 'Schiff', replacement: 'Boot', languages: [] },
      ...{ matchCase: true, wholeWords: true, links: false },
    },
    manner: { minor: false, publish: false },
    texts: [{ text: textOf(thing), head: NEVER, hits: null }],
  }
}

/** One that is over: as long as it runs, only who began it may go on with it. */
async function replacement(thing: Thing): Promise<string> {
  if (thing.place.region === ABSENT) return ABSENT
  const id = await thing.town.run(startReplacement, replacementOf(thing))
  const settled = { replacement: id, text: textOf(thing), undoing: false, reason: 'stale' as const }
  await thing.town.run(settleText, settled)
  await thing.town.run(finishReplacement, { replacement: id })
  return id
}

async function membershipOfNewcomer(thing: Thing): Promise<string> {
  const { id } = await newcomer(thing)
  const [row] = await membershipsOf(thing.town.house.database.reader, id)
  return row?.id ?? ABSENT
}

/** Somebody who is there to be sent away. */
const newcomer = async ({ town, place: { region } }: Thing): Promise<{ id: string }> =>
  region === ABSENT
    ? { id: ABSENT }
    : somebodyWho(town.house, { role: 'observer', region, organisation: null })

/** No account ever: they belong to the operator, an import or the house itself. */
export const NO_ACCOUNT: readonly string[] = [
  ...['account.forget-invitations', 'interop.import-integreat', 'interop.move-in-demo'],
  ...['contact.erase', 'text.erase', 'keeping.erase', 'keeping.import-region'],
  ...['text.forget-autosaves', 'draft.forget', 'review.tell'],
  ...['replacement.settle', 'replacement.finish'],
]
