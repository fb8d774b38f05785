import { languageOf } from '../../../kernel/language.ts'
import { RichText } from '../editor/rich-text.tsx'
import { type Faults, Field } from '../form.tsx'
import { type Desk, mayPublish } from './desk.ts'
import { Matches, Wishes } from './form-parts.tsx'
import type { Typing } from './typing.ts'

interface FormParts {
  desk: Desk
  typing: Typing
  faults: Faults
}

/** Title, address, content, and the words for colleagues. What it is sent with says what happens then. */
export const WriteForm = ({ desk, typing, faults }: FormParts) => {
  const { visit, ground, language, path, draft, origin, progress, about } = desk
  const { m } = visit
  const { values, head } = typing
  return (
    <keep-typing data-at={`/backoffice${path}/keep`} {...(!progress?.shown && { 'data-proposes': '' })}>
      <form method="post" action={`/backoffice${path}`} novalidate class="write">
        <input type="hidden" name="head" value={String(head)} />
        <div class="field">
          <label for="f-title">{m.text('writing.title')}</label>
          {faults.title && (
            <p class="fault" id="e-title">
              {faults.title}
            </p>
          )}
          <input
            id="f-title"
            name="title"
            value={values.title ?? ''}
            autocomplete="off"
            lang={language.tag}
            dir={language.dir}
            class="large"
            {...(faults.title && { 'aria-invalid': 'true', 'aria-describedby': 'e-title' })}
          />
        </div>
        <Field
          name="slug"
          label={m.text('page.new.slug')}
          hint={m.text(progress?.shown ? 'writing.slug.public' : 'page.new.slug.hint')}
          value={values.slug ?? ''}
          fault={faults.slug}
          autocomplete="off"
          required={false}
        />
        <RichText
          m={m}
          name="content"
          label={m.text('writing.content')}
          value={values.content ?? ''}
          language={language.tag}
          dir={language.dir}
          region={ground.region.slug}
          languages={ground.branches.map(({ language: slug }) => languageOf(slug))}
          mayAddPictures={visit.may('media.add', { region: ground.region.id })}
          mayTakeWord={visit.may('page.create', { ...about })}
          fault={faults.content}
        />
        <Matches {...{ m, origin, progress, typing }} />
        <Field
          name="note"
          label={m.text('writing.note')}
          hint={m.text('writing.note.hint')}
          value={typing.note}
          fault={faults.note}
          autocomplete="off"
          required={false}
        />
        {draft && isFollowed(desk) && (
          <label class="tick">
            <input type="checkbox" name="minor" checked={typing.minor} />
            {m.text('writing.minor')}
          </label>
        )}
        <Wishes m={m} mayPublish={mayPublish(desk)} progress={progress} />
        <p class="hint kept-at" role="status"></p>
      </form>
    </keep-typing>
  )
}

/** Are there languages that are translated from this one? Otherwise a small correction is like any other. */
const isFollowed = ({ ground, language }: Desk): boolean =>
  ground.branches.some(({ parent }) => parent === language.slug)
