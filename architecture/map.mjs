/**
 * Which part of the house may import which. The law; everything else in this folder is made from it: the rules
 * (dependency-cruiser.mjs), the diagram (diagram.mjs), and the test that breaks each rule once (test/house).
 *
 * Of a module one sees its doors only: `index.ts` for those who act, `public.ts` for those who read editions.
 * A new module is one line in MODULES; the design is in ARCHITECTURE.md.
 *
 * @typedef {object} Part
 * @property {string} name
 * @property {string} path  the files that belong to it, as the beginning of a regular expression
 * @property {readonly string[]} may  names of parts it may import, besides itself; 'public doors' are all public.ts
 * @property {string} instead  what to do when one would like to import something else
 */

const PLATFORM = {
  clock: [],
  log: [],
  files: [],
  http: ['platform/database', 'platform/log'],
  database: ['migrations'],
  jobs: ['platform/clock', 'platform/log', 'platform/database'],
  mail: ['platform/database', 'platform/jobs', 'platform/log'],
  metrics: ['platform/log'],
  push: [],
  commands: ['platform/clock', 'platform/database', 'platform/jobs'],
  'sign-in': ['platform/clock', 'platform/database', 'platform/log'],
}

/** What a module needs of the platform to have commands, rows and files. */
const EQUIPMENT = ['platform/commands', 'platform/database', 'platform/files']

/** Module -> the modules whose doors it may use. Read it as: pages quote organisations, contacts, media. */
const DOORS = {
  translations: [],
  contacts: ['translations', 'organisations'],
  media: ['translations'],
  organisations: ['translations'],
  regions: ['translations', 'contacts', 'media'],
  pages: ['translations', 'regions', 'organisations', 'contacts', 'media'],
  accounts: ['regions', 'organisations', 'pages'],
  drafting: ['translations', 'contacts', 'regions', 'pages', 'accounts', 'platform/jobs', 'platform/mail'],
  replacing: ['translations', 'accounts', 'drafting', 'platform/jobs'],
}

/** Modules about all others: they ask the list of modules that is handed to them, and no module imports them. */
const CENTRAL = {
  search: [],
  publishing: ['regions', 'platform/clock', 'platform/jobs', 'platform/log'],
  interop: [...Object.keys(DOORS), 'platform/clock', 'platform/log'],
  keeping: ['regions', 'media', 'platform/clock', 'platform/jobs'],
}

const MODULE_INSTEAD =
  'A module knows the kernel, the edition format, its equipment and the doors that architecture/map.mjs allows it. ' +
  'If it needs another module, ask whether the other one should not rather quote it; if it is right, add the door to the map.'

/** Names of the modules that no module imports. */
export const CENTRAL_MODULES = Object.keys(CENTRAL)

/** Names of all modules: the folders of src/domain/. */
export const MODULE_NAMES = [...Object.keys(DOORS), ...CENTRAL_MODULES]

/** npm packages that run in a service worker too, and are small enough to be there. */
export const PACKAGES_THAT_RUN_ANYWHERE = ['hono', 'minisearch']

/** @type {readonly Part[]} */
export const PARTS = [
  {
    name: 'kernel',
    path: '^src/kernel/',
    may: [],
    instead: 'The kernel is words that all share and knows nobody. Move the file to whoever needs it.',
  },
  {
    name: 'edition',
    path: '^src/edition/',
    may: ['kernel'],
    instead:
      'The published format knows the kernel only. What a module publishes is described in its own public.ts.',
  },
  ...Object.entries(PLATFORM).map(([name, may]) => ({
    name: `platform/${name}`,
    path: `^src/platform/${name}/`,
    may: ['kernel', ...may],
    instead:
      'The platform knows no module. Let the caller hand in what is special about it, as a function or as data.',
  })),
  ...Object.entries({ ...DOORS, ...CENTRAL }).map(([name, may]) => ({
    name,
    path: `^src/domain/${name}/`,
    may: ['kernel', 'edition', ...EQUIPMENT, ...may],
    instead: MODULE_INSTEAD,
  })),
  {
    name: 'web/design',
    path: '^src/web/design/',
    may: ['kernel'],
    instead: 'Components know words and looks, no content. Hand in what they show.',
  },
  {
    name: 'web/site',
    path: '^src/web/site/',
    may: ['kernel', 'edition', 'web/design', 'locales', 'public doors'],
    instead:
      'The public site reads editions and nothing else; it runs in a service worker too. Put what it needs into an ' +
      "edition part and its shape into the module's public.ts.",
  },
  {
    name: 'web/backoffice',
    path: '^src/web/backoffice/',
    may: ['kernel', 'platform', 'modules', 'web/design'],
    instead:
      'The back office calls the commands of modules, as every other way in does, and asks their index.ts; the public ' +
      'site shows none of it. What both show belongs to web/design.',
  },
  {
    name: 'web/api',
    path: '^src/web/api/',
    may: ['kernel', 'edition', 'public doors'],
    instead:
      "The APIs read editions and nothing else. Put what they need into an edition part and its shape into the module's public.ts.",
  },
  {
    name: 'web/offline',
    path: '^src/web/offline/',
    may: ['kernel', 'edition', 'web/design', 'web/site', 'locales', 'public doors'],
    instead:
      'This runs on a telephone, and its doors (serve.ts) give away what editions hold. What the server alone has, the ' +
      'faces hand in (src/public-faces.ts).',
  },
  {
    name: 'web/export',
    path: '^src/web/export/',
    may: ['kernel', 'edition', 'web/design', 'web/site', 'public doors'],
    instead:
      'An export writes down what the public faces answer. What they should answer belongs to them (src/public-faces.ts); ' +
      'what it needs of the house is handed in by src/cli/export-site.ts.',
  },
  {
    name: 'cli',
    path: '^src/cli/',
    may: ['web/export', 'web/backoffice', 'kernel', 'edition', 'platform', 'modules', 'composition'],
    instead: 'The command line calls the commands of modules, as every other way in does.',
  },
  {
    name: 'composition',
    path: '^src/[^/]+[.]tsx?$',
    may: ['kernel', 'edition', 'platform', 'modules', 'web', 'cli', 'locales'],
    instead:
      'Composition puts the parts together. Schema belongs to platform/database/migrate.ts, tests import it.',
  },
  {
    name: 'migrations',
    path: '^migrations/',
    may: [],
    instead:
      'A migration is frozen in time: what it uses of src/ would change under it. Copy the few lines that it needs.',
  },
  {
    name: 'locales',
    path: '^locales/',
    may: [],
    instead: 'Locales are data. What reads them is in src/web/site/messages.ts.',
  },
]

/**
 * The parts that a name in `may` stands for: itself, or all of its kind.
 * @param {string} name
 * @returns {readonly Part[]}
 */
export function partsNamed(name) {
  const found = PARTS.filter(
    (part) =>
      part.name === name ||
      part.name.startsWith(`${name}/`) ||
      (name === 'modules' && MODULE_NAMES.includes(part.name)),
  )
  if (found.length === 0) throw new Error(`the map names '${name}', and there is no such part`)
  return found
}
