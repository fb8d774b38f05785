import { PACKAGES_THAT_RUN_ANYWHERE, PARTS, partsNamed } from './map.mjs'

/**
 * The rules of imports, made from the map. Each says in its comment what to do instead.
 * Run: npm run architecture. That each of them bites is proved in test/house/architecture.test.ts.
 */

/** Tests, and what they share: testing-town.ts. */
const TESTS = '([.]test|/testing-[a-z-]+)[.]tsx?$'
const PUBLIC_DOORS = '^src/domain/[^/]+/public[.]ts$'
const DOORS = '^src/domain/[^/]+/(index|public|module)[.]ts$'
const DOORS_INSTEAD =
  'From outside a module there are two doors: index.ts (commands, queries, types) and public.ts (what is in editions). ' +
  'Export it there, if it is meant for others.'
const OURS = '^(src|migrations|locales|test|architecture|bench)/'
/** What runs in a service worker as well as on the server. */
const RUNS_ANYWHERE = ['^src/kernel/', '^src/edition/', '^src/web/(site|design|offline)/', PUBLIC_DOORS]

const pathsOf = (name) =>
  name === 'public doors' ? [PUBLIC_DOORS] : partsNamed(name).map((part) => part.path)

const partRules = PARTS.map(({ name, path, may, instead }) => ({
  name: `${name.replace('/', '-')}-imports`,
  severity: 'error',
  comment: instead,
  from: { path, pathNot: [TESTS] },
  to: { path: OURS, pathNot: [path, ...may.flatMap(pathsOf), '^test/', TESTS] },
}))

const houseRules = [
  {
    name: 'modules-use-doors',
    comment: DOORS_INSTEAD,
    from: { path: '^src/domain/([^/]+)/', pathNot: [TESTS] },
    to: { path: '^src/domain/', pathNot: ['^src/domain/$1/', DOORS] },
  },
  {
    name: 'faces-use-doors',
    comment: DOORS_INSTEAD,
    from: { path: '^src/', pathNot: ['^src/domain/', TESTS] },
    to: { path: '^src/domain/', pathNot: [DOORS] },
  },
  {
    name: 'only-the-list-reads-manifests',
    comment: "A module's manifest (module.ts) is read by src/modules.ts and handed on from there as a list.",
    from: { path: '^src/', pathNot: ['^src/modules[.]ts$', TESTS] },
    to: { path: '^src/domain/[^/]+/module[.]ts$' },
  },
  {
    name: 'only-stores-speak-sql',
    comment:
      "A module's only SQL is in its store.ts (store-more.ts, where one would be too long). Write a function there that says what you want to know.",
    from: {
      path: '^src/',
      pathNot: ['^src/domain/[^/]+/store[-a-z]*[.]ts$', '^src/platform/(database|jobs|commands)/', TESTS],
    },
    to: { path: ['^kysely', 'node_modules/kysely/', '^pg$', 'node_modules/pg/', '^(node:)?sqlite$'] },
  },
  {
    name: 'public-doors-are-pure',
    comment:
      'public.ts is the shape of an edition part and pure rules about it: it imports the kernel, the edition format and ' +
      'pure files of its own module.',
    from: { path: '^src/domain/([^/]+)/public[.]ts$' },
    to: {
      path: '.',
      pathNot: ['^src/(kernel|edition)/', '^src/domain/$1/', 'node_modules/'],
    },
  },
  {
    name: 'public-doors-reach-no-store',
    comment:
      'What a public door imports of its own module may not lead to the platform, not even in three steps.',
    from: { path: PUBLIC_DOORS },
    to: {
      path: '^src/(platform/|domain/[^/]+/(store[-a-z]*|commands|queries|edition|module|index)[.]ts$)',
      reachable: true,
    },
  },
  {
    name: 'runs-anywhere',
    comment:
      'This runs in a service worker too, where there is no Node.js and no platform. Use what both have (Web Crypto, ' +
      'fetch, TextEncoder), or have the server hand it in.',
    from: { path: RUNS_ANYWHERE, pathNot: [TESTS] },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'light-packages-only',
    comment:
      'This runs in a service worker too, and every package in it is downloaded by somebody with little data. If the ' +
      'package is worth it and runs there, add it to PACKAGES_THAT_RUN_ANYWHERE in architecture/map.mjs.',
    from: { path: RUNS_ANYWHERE, pathNot: [TESTS] },
    to: { path: 'node_modules/', pathNot: PACKAGES_THAT_RUN_ANYWHERE.map((name) => `node_modules/${name}/`) },
  },
  {
    name: 'nothing-imports-tests',
    comment: 'Tests import the house, never the other way. Move what both need into src/.',
    from: { path: '^(src|migrations|locales|architecture)/', pathNot: [TESTS] },
    to: { path: ['^test/', TESTS] },
  },
  {
    name: 'runtime-without-dev-dependencies',
    comment:
      'An installation may leave out devDependencies. Move the package to dependencies, with a reason, or do without.',
    from: { path: '^(src|migrations|locales)/', pathNot: [TESTS] },
    to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm'] },
  },
  {
    name: 'only-declared-packages',
    comment:
      'This package is in nobody’s package.json here: it may be gone tomorrow. Declare it, or do without.',
    from: {},
    to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'undetermined'] },
  },
  {
    name: 'no-unknown-files',
    comment: 'There is no such file. A spelling mistake, or a file that moved?',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'no-cycles',
    comment:
      'Two files that need each other are one idea, or there is a third one between them that both may import.',
    from: {},
    to: { circular: true },
  },
].map((rule) => ({ severity: 'error', ...rule }))

export default {
  forbidden: [...partRules, ...houseRules],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]json$' },
    // Types are dependencies too. Needs TypeScript 6 under the name 'typescript': with 7 alone it sees 0 modules.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.mjs', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main'],
    },
  },
}
