import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { MODULE_NAMES, PARTS } from './map.mjs'

/**
 * The map as a mermaid diagram. `npm run architecture:diagram` writes it into ARCHITECTURE.md between two markers;
 * a test checks that it is up to date there.
 */

const BEGIN = '<!-- diagram: made by npm run architecture:diagram -->'
const END = '<!-- /diagram -->'

/**
 * A text with the diagram of today between the markers. Throws when the markers are not there.
 * @param {string} text
 * @returns {string}
 * @example withDiagram(readFileSync('ARCHITECTURE.md', 'utf8'))
 */
export function withDiagram(text) {
  const begin = text.indexOf(BEGIN)
  const end = text.indexOf(END)
  if (begin < 0 || end < begin) throw new Error(`the text needs the lines '${BEGIN}' and '${END}'`)
  return `${text.slice(0, begin)}${BEGIN}\n\`\`\`mermaid\n${diagram()}\n\`\`\`\n${text.slice(end)}`
}

/** The kernel, the edition format and the platform are one box each: everybody imports them, arrows would hide the rest. */
function diagram() {
  return [
    'flowchart TD',
    '  composition["main, server, house: put the parts together"] --> cli & web & modules',
    '  subgraph web',
    ...boxes('web/'),
    '  end',
    '  subgraph modules',
    ...arrowsBetween(MODULE_NAMES),
    '  end',
    '  cli -- index.ts --> modules',
    '  web -- public.ts --> modules',
    '  modules --> platform',
    '  modules & web --> edition --> kernel',
    '  platform --> kernel',
  ].join('\n')
}

/** @param {string} prefix */
function boxes(prefix) {
  const names = PARTS.map(({ name }) => name).filter((name) => name.startsWith(prefix))
  return names.map((name) => `    ${name.replace('/', '-')}["${name.slice(prefix.length)}"]`)
}

/** @param {readonly string[]} modules */
function arrowsBetween(modules) {
  return PARTS.filter(({ name }) => modules.includes(name)).map(({ name, may }) => {
    const to = may.filter((other) => modules.includes(other))
    return to.length === 0 ? `    ${name}` : `    ${name} --> ${to.join(' & ')}`
  })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = new URL('../ARCHITECTURE.md', import.meta.url)
  writeFileSync(file, withDiagram(readFileSync(file, 'utf8')))
}
