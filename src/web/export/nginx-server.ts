import { commonHeaders } from '../site/headers.ts'
import type { Crossroads } from './crossroads.ts'
import type { FileName } from './file-names.ts'
import type { Moved } from './moved.ts'
import { tablesOf } from './nginx-http.ts'

const TYPES = `types {
    text/html html;
    text/plain txt;
    text/javascript js;
    application/json json;
    application/xml xml;
    application/manifest+json webmanifest;
    image/svg+xml svg;
    image/webp webp;
    image/png png;
}`

/** Also what the sizes are counted with that a copy tells before somebody saves it. */
export const GZIP_LEVEL = 6

const HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': '$ankerplatz_policy',
  'Cache-Control': '$ankerplatz_keeping',
  'Access-Control-Allow-Origin': '$ankerplatz_readers',
  Vary: '$ankerplatz_varies',
}

/** Letters of any script, and nothing that means something in nginx's configuration. */
const PLAIN = /^[\p{L}\p{M}\p{N}/_~.-]+$/u

export interface ServerParts {
  secure: boolean
  crossroads: readonly Crossroads[]
  moved: readonly Moved[]
  renamed: readonly { path: string; name: FileName }[]
}

/** The part of nginx's configuration that stands in `server { }`: types, headers, redirects. `root` is the operator's. */
export function nginxServer({ secure, crossroads, moved, renamed }: ServerParts): string {
  const headers = Object.entries({ ...HEADERS, ...commonHeaders(secure) })
  return [
    'index index.html index.json;',
    'charset utf-8;',
    'charset_types text/plain text/javascript application/json application/xml application/manifest+json;',
    TYPES,
    'absolute_redirect off;',
    'gzip on;',
    `gzip_comp_level ${GZIP_LEVEL};`,
    'gzip_vary on;',
    'gzip_types text/plain text/javascript application/json application/xml application/manifest+json image/svg+xml;',
    ...headers.map(([name, value]) => `add_header ${name} "${value}" always;`),
    'error_page 404 $ankerplatz_missing;',
    'location ~ "/[.]" { return 404; }',
    'location /api/ { error_page 404 /api/404.json; }',
    'location /parts/ { default_type application/json; }',
    ...crossings(crossroads),
    ...moved.flatMap(({ from, to }) =>
      bothWays(from).map((at) => exactly(at, `return 301 "${encodeURI(to)}";`)),
    ),
    ...renamed.flatMap(({ path, name }) =>
      bothWays(path).map((at) => exactly(at, `try_files "/${name.file}" =404;`)),
    ),
    '',
  ].join('\n')
}

function crossings(crossroads: readonly Crossroads[]): string[] {
  const tables = tablesOf(crossroads)
  return crossroads.flatMap(({ at, to: [before, after], negotiation }) =>
    at.map((path) =>
      exactly(path, `return 302 ${before}$ankerplatz_language_${tables.get(negotiation)}${after};`),
    ),
  )
}

const bothWays = (path: string): string[] => (path.endsWith('/') ? [path, path.replace(/\/+$/, '')] : [path])

/** An address that is written otherwise than slugs are is left out: its file is there all the same. */
const exactly = (path: string, act: string): string =>
  PLAIN.test(path) ? `location = "${path}" { ${act} }` : `# left out: ${encodeURI(path)}`
