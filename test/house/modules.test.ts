import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { Policy, TextKind } from '../../src/kernel/module.ts'
import { MODULES } from '../../src/modules.ts'
import { filesBelow } from './files.ts'

const FORMS = ['line', 'slug', 'html']

interface NamedCommand {
  name: string
}

const isCommand = (value: unknown): value is NamedCommand =>
  typeof value === 'object' && value !== null && 'name' in value && 'input' in value && 'run' in value
const isTextKind = (value: unknown): value is TextKind =>
  typeof value === 'object' && value !== null && 'subject' in value && 'fields' in value

/** What files export, imported as they are. */
async function exportsOf(paths: readonly string[]): Promise<unknown[]> {
  const loaded = await Promise.all(paths.map((path) => import(/* @vite-ignore */ pathToFileURL(path).href)))
  return loaded.flatMap((exported) => Object.values(exported))
}

/** Commands without a line, and lines without a command. */
function withoutPartner(commands: readonly NamedCommand[], policy: Policy): string[] {
  const names = commands.map(({ name }) => name)
  return [
    ...names.filter((name) => !policy[name]),
    ...Object.keys(policy).filter((verb) => !names.includes(verb)),
  ]
}

const badFields = (kinds: readonly TextKind[]): string[] =>
  kinds.flatMap(({ subject, fields }) =>
    Object.entries(fields)
      .filter(([, { form, required }]) => !FORMS.includes(form) || typeof required !== 'boolean')
      .map(([name]) => `${subject}.${name}`),
  )

describe.each(MODULES.map((module) => [module.name, module] as const))('%s', (name, module) => {
  it('has a line of policy for each command at its door, and a command for each line', async () => {
    const commands = (await exportsOf(filesBelow(`src/domain/${name}`, /[/]index[.]ts$/))).filter(isCommand)
    expect(withoutPartner(commands, module.policy)).toEqual([])
  })

  it('names for every verb and every screen at least one kind of actor', () => {
    for (const [verb, who] of Object.entries({ ...module.policy, ...module.views }))
      expect(who.length, verb).toBeGreaterThan(0)
  })

  it('declares the texts that it defines, each field with its form', async () => {
    const defined = await exportsOf(filesBelow(`src/domain/${name}`, /[/](texts|commands|public)[.]ts$/))
    for (const kind of defined.filter(isTextKind)) expect(module.texts, kind.subject).toContain(kind)
    expect(badFields(module.texts)).toEqual([])
  })

  it('says of each table what in it is about people, and how long it is kept', () => {
    for (const { name: table, personalData } of module.tables) {
      if (personalData === 'none') continue
      expect(personalData.what, table).not.toBe('')
      expect(personalData.kept, table).not.toBe('')
    }
  })
})

describe('all modules', () => {
  it('the house has modules, and commands', () => {
    expect(MODULES.length).toBeGreaterThan(5)
    expect(Object.keys(Object.assign({}, ...MODULES.map(({ policy }) => policy))).length).toBeGreaterThan(15)
  })

  it('no two share a name or a verb', () => {
    const names = [
      ...MODULES.map(({ name }) => name),
      ...MODULES.flatMap(({ policy, views = {} }) => [...Object.keys(policy), ...Object.keys(views)]),
    ]
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  })
})

describe('the rules bite', () => {
  it('a command without a line', () =>
    expect(withoutPartner([{ name: 'page.burn' }], {})).toEqual(['page.burn']))
  it('a line without a command', () =>
    expect(withoutPartner([], { 'page.burn': ['operator'] })).toEqual(['page.burn']))
  it('a field without a form', () =>
    expect(badFields([{ subject: 'page', fields: { title: {} as never } }])).toEqual(['page.title']))
})
