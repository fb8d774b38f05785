import type { TextKind } from '../../kernel/module.ts'

export const pageText: TextKind = {
  subject: 'page',
  fields: {
    title: { form: 'line', required: true },
    slug: { form: 'slug', required: true },
    content: { form: 'html', required: false },
  },
}
