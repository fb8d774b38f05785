import { Refusal } from '../../kernel/refusal.ts'
import type { SentFile } from './visit.ts'

/** For the form's other fields and the lines between them. */
const FIELDS = 20_000

/**
 * A file of a form, and the form's other fields; undefined when there is none. How much there is has to be said before
 * (RFC 9110, section 8.6), so nothing that is too large is read: refuses it as invalid.
 */
export async function sentFile(request: Request, name: string, most: number): Promise<SentFile | undefined> {
  if (!/^multipart\/form-data\b/i.test(request.headers.get('content-type') ?? '')) return undefined
  const length = Number(request.headers.get('content-length') ?? Number.NaN)
  if (!(length <= most + FIELDS)) throw new Refusal('invalid', 'The file is too large.')
  const form = await request.formData().catch(() => undefined)
  const file = form?.get(name)
  if (!form || !(file instanceof File) || file.size === 0) return undefined
  if (file.size > most) throw new Refusal('invalid', 'The file is too large.')
  const fields = [...form].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
  return {
    name:
      file.name
        .normalize('NFC')
        .replace(/[\p{Cc}\p{Cf}/\\]/gu, '')
        .slice(-150) || name,
    bytes: new Uint8Array(await file.arrayBuffer()),
    fields: Object.fromEntries(fields),
  }
}
