import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../real-server.ts'

const PLACES = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx']
const EXECUTABLE = PLACES.find((path) => existsSync(path))
const START_MS = 10_000

/** Journeys through an exported copy are skipped where there is no nginx: `describe.skipIf(NO_NGINX)`. */
export const NO_NGINX = EXECUTABLE === undefined
if (NO_NGINX) process.stderr.write('note: journeys through an exported copy are skipped: no nginx\n')

/** A web server that sends the files of a copy. */
export interface FileServer {
  /** 'http://127.0.0.1:34567', without a slash at the end. */
  url: string
  stop(): Promise<void>
}

/**
 * The system's nginx on loopback, with the files of an exported copy and the tables that came with them; without the tables,
 * as a machine that knows nothing of them.
 * @example const copy = await serveCopy('/tmp/copy')
 */
export async function serveCopy(copy: string, { tables = true } = {}): Promise<FileServer> {
  if (EXECUTABLE === undefined) throw new Error('no nginx: ask NO_NGINX first')
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-nginx-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const file = join(folder, 'nginx.conf')
  await writeFile(file, configuration(folder, copy, port, tables))
  const nginx = spawn(EXECUTABLE, ['-p', folder, '-c', file, '-g', 'daemon off;'], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  const until = Date.now() + START_MS
  while (!(await fetch(url).catch(() => undefined))) {
    if (nginx.exitCode !== null || Date.now() > until)
      throw new Error(`nginx does not answer: ${await readFile(join(folder, 'error.log'), 'utf8')}`)
    await new Promise((later) => setTimeout(later, 50))
  }
  return {
    url,
    async stop() {
      if (nginx.exitCode !== null || nginx.signalCode !== null) return
      const gone = once(nginx, 'exit')
      nginx.kill('SIGQUIT')
      await gone
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** As docs/guides/static-site.md says it; as root, nginx would read the files as somebody who may not. */
function configuration(folder: string, copy: string, port: number, tables: boolean): string {
  const included = (name: string): string => (tables ? `include ${copy}/.ankerplatz/${name};` : '')
  return `${process.getuid?.() === 0 ? 'user root;' : ''}
worker_processes 1;
pid ${folder}/pid;
error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(' ')}
  ${tables ? '' : 'types { text/html html; } index index.html;'}
  ${included('nginx-http.conf')}
  server {
    listen 127.0.0.1:${port};
    root ${copy};
    ${included('nginx-server.conf')}
  }
}
`
}
