import type { EditionRecord } from '../../edition/manifest.ts'
import { OWN_FOLDER } from './place.ts'

/** What an operator must know who finds these files. It says nothing that changes from one export to the next. */
export function readMe(records: readonly EditionRecord[], publicUrl: string): string {
  const editions = records.map(
    ({ summary, sequence, languages }) =>
      `  ${summary.slug}: edition ${sequence}, ${languages.map(({ language }) => language).join(' ')}`,
  )
  return `A copy of an Ankerplatz site, as plain files.

Made by 'ankerplatz export-site' for the address ${publicUrl}
Links, sitemaps and previews name this address: for another one, export again with --url.

${editions.join('\n')}

HOW TO SERVE IT
Any web server that serves index.html does. For nginx there are two files with the right types, headers, redirects,
languages and pages for what is missing:
  ${OWN_FOLDER}/nginx-http.conf    include it inside http { }
  ${OWN_FOLDER}/nginx-server.conf  include it inside server { }, beside 'root <this folder>;'
They belong to these files. After each export reload nginx. The site must stand at the root of its address, not below a path.

WHAT CANNOT EXIST IN FILES
- Search and the finder of regions answer on the reader's device, by JavaScript. Without it a sentence says so.
- Nothing can be sent: there is no back office, no preview, and no form but those two.
- Addresses of the API that hold a question (page, post, children, parents) do not exist; all others do.
- Without the two nginx files: no language of the browser at '/', no redirects but by pages, no policy, and no 404 page in
  the reader's language. Addresses of more than 255 bytes between two slashes are then not found.
- Addresses are found as they are written: capitals are other letters here, and the address of a page in another language
  leads on only where a page links to it.
- Nothing changes by itself. What is published later is in the next export.
`
}
