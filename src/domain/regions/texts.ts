import type { TextKind } from '../../kernel/module.ts'
import { LEGAL_KINDS, type LegalKind } from './public.ts'

/** Subject id: `<region id>:<imprint | privacy | accessibility>`. */
export const legalText: TextKind = {
  subject: 'legal',
  fields: { title: { form: 'line', required: true }, content: { form: 'html', required: true } },
}

/** Which legal text a subject id means. */
export const legalKindOf = (subject: string): LegalKind =>
  LEGAL_KINDS.find((kind) => subject.endsWith(`:${kind}`)) ?? 'imprint'
