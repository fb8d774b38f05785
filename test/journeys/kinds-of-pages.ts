import { demoAddress } from './demo-addresses.ts'

/** One page of each kind that the site can show, for what must hold on all of them. */
const KINDS: Readonly<Record<string, (language: string) => string>> = {
  finder: (language) => `/regions/${language}/`,
  'finder with results': (language) => `/regions/${language}/?query=Fischbach`,
  'finder without results': (language) => `/regions/${language}/?query=Atlantis`,
  home: (language) => `/ankerland/${language}/`,
  chapter: (language) => demoAddress('health', language),
  'page with contents, contact and picture': (language) => demoAddress('register-address', language),
  'page without a picture': (language) => demoAddress('emergency', language),
  'search before a question': (language) => `/ankerland/${language}/search/`,
  'search with hits': (language) => `/ankerland/${language}/search/?query=${HITS[language]}`,
  'search without hits': (language) => `/ankerland/${language}/search/?query=qqxyzzy`,
  'reading without internet': (language) => `/ankerland/${language}/offline/`,
  imprint: (language) => `/ankerland/${language}/imprint/`,
  privacy: (language) => `/ankerland/${language}/privacy/`,
  accessibility: (language) => `/ankerland/${language}/accessibility/`,
  'nothing at this address': (language) => `/ankerland/${language}/nowhere/`,
  'not translated yet': (language) =>
    language === 'de' ? '/nordufer/de/лише-українською/' : `/nordufer/${language}/lange-worte/`,
  'unknown region': () => '/atlantis/de/',
  'region without this language': (language) => `/suedberg/${language === 'de' ? 'pl' : language}/`,
  'region that has written little': () => '/suedberg/de/',
  'contents from elsewhere': () => '/suedberg/de/von-anderswo/',
  'long words': () => '/nordufer/de/lange-worte/',
  'long words in another script': () => '/nordufer/ti/ነዊሕ/',
}

/** Kinds whose address is the same whatever the language. */
const ONCE_IS_ENOUGH: ReadonlySet<string> = new Set([
  'unknown region',
  'region that has written little',
  'contents from elsewhere',
  'long words',
  'long words in another script',
])

const HITS: Readonly<Record<string, string>> = {
  de: 'Kindergeld',
  uk: 'дитина',
  ar: 'طبيب',
}

export interface KindOfPage {
  kind: string
  language: string
  path: string
}

/** Every kind of page in these languages. */
export const kindsIn = (languages: readonly string[]): KindOfPage[] =>
  languages.flatMap((language, i) =>
    Object.entries(KINDS)
      .filter(([kind]) => i === 0 || !ONCE_IS_ENOUGH.has(kind))
      .map(([kind, address]) => ({ kind, language, path: encodeURI(address(language)) })),
  )
