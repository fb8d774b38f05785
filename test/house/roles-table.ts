import { writeFileSync } from 'node:fs'
import type { Policy } from '../../src/kernel/module.ts'
import { ROLES } from '../../src/kernel/role.ts'
import { MODULES } from '../../src/modules.ts'
import { textOf } from './files.ts'

/** `npm run roles`: writes the table of docs/guides/roles.md anew, from the policies of the modules. */
const GUIDE = 'docs/guides/roles.md'
const PLACE = /(<!-- rights: made by npm run roles -->\n)[\s\S]*(<!-- \/rights -->)/

/** The guide with the table of today. Throws when its place is gone. */
export function withRoles(guide: string): string {
  if (!PLACE.test(guide)) throw new Error(`${GUIDE} needs the lines between which the table stands`)
  return guide.replace(PLACE, (_, before: string, after: string) => `${before}${table()}${after}`)
}

function table(): string {
  const lines: Policy = Object.assign({}, ...MODULES.flatMap(({ policy, views = {} }) => [policy, views]))
  const people = new Set<string>([...ROLES, 'author of the page', 'editor of the page', 'the account itself'])
  const rows = Object.entries(lines).flatMap(([verb, line]) => {
    const who = line.filter((one) => people.has(one))
    return who.length > 0 ? [`| \`${verb}\` | ${who.join(', ')} |\n`] : []
  })
  return ['| verb | who may |\n', '|---|---|\n', ...rows].join('')
}

if (import.meta.main) writeFileSync(GUIDE, withRoles(textOf(GUIDE)))
