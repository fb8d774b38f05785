import type { Messages } from '../messages.ts'
import { editorWords } from './words.ts'

interface RichTextParts {
  m: Messages
  name: string
  label: string
  /** HTML, as it is stored. */
  value: string
  /** Of what is written: a tag for `lang`, and its direction. */
  language: string
  dir: 'ltr' | 'rtl'
  /** The region whose pages, contacts and pictures can be named. */
  region: string
  /** Languages that a passage can be marked as, each in its own name. */
  languages: readonly { tag: string; dir: 'ltr' | 'rtl'; name: string }[]
  /** Whether she may add pictures (media.add) and take in Word documents (page.create). */
  mayAddPictures: boolean
  mayTakeWord: boolean
  fault?: string | undefined
}

/**
 * A field for HTML: a plain one without JavaScript, the rich editor with it. The page that shows it asks for its script
 * (`visit.show({ scripts: ['editor'], ... })`).
 * @example <RichText m={m} name="content" label={…} value={html} language="ar" dir="rtl" region="hafen" … />
 */
export const RichText = (parts: RichTextParts) => {
  const { m, name, label, value, language, dir, region, languages, fault } = parts
  return (
    <div class="field">
      <label for={`f-${name}`} id={`l-${name}`}>
        {label}
      </label>
      {fault && (
        <p class="fault" id={`e-${name}`}>
          {fault}
        </p>
      )}
      <rich-text
        data-at={`/backoffice/regions/${region}/editor`}
        data-words={JSON.stringify(editorWords(m))}
        data-languages={JSON.stringify(languages)}
        data-may={[parts.mayAddPictures && 'pictures', parts.mayTakeWord && 'word'].filter(Boolean).join(' ')}
      >
        <textarea
          id={`f-${name}`}
          name={name}
          rows={18}
          lang={language}
          dir={dir}
          {...(fault && { 'aria-invalid': 'true', 'aria-describedby': `e-${name}` })}
        >
          {`\n${value}`}
        </textarea>
      </rich-text>
    </div>
  )
}
