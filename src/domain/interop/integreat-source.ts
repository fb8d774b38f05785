import type { LanguageSlug } from '../../kernel/language.ts'
import type { JsonItem } from './json-stream.ts'

/** Where a region's pages are read from. Items of a language may be read as often as one likes. */
export interface IntegreatSource {
  /** 'integreat:cms.example' or 'integreat:folder': who wrote, for the record of every version. */
  name: string
  region: string
  /** Hosts whose addresses are the source's own. */
  hosts: ReadonlySet<string>
  /** What it says about the region, unchecked; undefined when it says nothing. */
  facts(): Promise<unknown>
  languages(): Promise<readonly LanguageSlug[]>
  items(language: LanguageSlug): AsyncIterable<JsonItem>
  close(): Promise<void>
}

/** Hosts of Integreat and its sisters: sites and content systems (integreat-app, build-configs/). */
export const INTEGREAT_HOSTS: readonly string[] = [
  ...['integreat.app', 'www.integreat.app', 'web.integreat-app.de'],
  ...['admin.integreat-app.de', 'cms.integreat-app.de'],
  ...['malteapp.de', 'cms.malteapp.de', 'halloaschaffenburg.de'],
  ...['netzwerkobdachwohnen.de', 'cms.netzwerkobdachwohnen.de'],
]
