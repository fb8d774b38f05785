import { draftOf, FACTS, namesOfTexts, type TextName } from '../../../domain/translations/index.ts'
import type { Visit } from '../visit.ts'

/** A text with the name of the thing whose it is. */
export interface TitledText extends TextName {
  title: string
}

/** What some texts are called, by number. A contact is called by its facts in every language. */
export async function titlesOf(
  { parts, m }: Visit,
  texts: readonly number[],
): Promise<Map<number, TitledText>> {
  const { reader } = parts
  const names = [...(await namesOfTexts(reader, texts)).values()]
  const titled = await Promise.all(
    names.map(async (name) => {
      const lines =
        name.kind === 'contact' && name.language !== FACTS
          ? (await draftOf(reader, name.kind, name.subject, FACTS))?.values
          : name.lines
      return [name.text, { ...name, title: lines?.title || lines?.name || m.text('page.untitled') }] as const
    }),
  )
  return new Map(titled)
}
