import { cleanHtml } from '../translations/index.ts'
import { classesToStyles } from './inline-styles.ts'
import { type Numbers, numberQuotes } from './quotes.ts'

/** Stored content as Integreat's apps expect it: the source's markup, made harmless once more, with numbered quotes. */
export const apiHtml = (content: string, numbers: Numbers): string =>
  content === '' ? '' : numberQuotes(classesToStyles(cleanHtml(content)), numbers)
