import { writeFileSync } from 'node:fs'
import { SETTINGS } from '../../src/config.ts'
import { textOf } from './files.ts'

/** `npm run settings`: writes the table of docs/guides/settings.md anew, from src/config.ts. */
const GUIDE = 'docs/guides/settings.md'
const PLACE = /(<!-- settings: made by npm run settings -->\n)[\s\S]*(<!-- \/settings -->)/

/** The guide with the table of today. Throws when its place is gone. */
export function withSettings(guide: string): string {
  if (!PLACE.test(guide)) throw new Error(`${GUIDE} needs the lines between which the table stands`)
  return guide.replace(PLACE, (_, before: string, after: string) => `${before}${table()}${after}`)
}

function table(): string {
  const rows = Object.entries(SETTINGS.shape).map(([name, setting]) => {
    const { def } = setting
    const value = def.type === 'default' ? `\`${def.defaultValue}\`` : 'none'
    return `| \`${name}\` | ${value} | ${setting.description ?? ''} |\n`
  })
  return ['| setting | default | meaning |\n', '|---|---|---|\n', ...rows].join('')
}

if (import.meta.main) writeFileSync(GUIDE, withSettings(textOf(GUIDE)))
