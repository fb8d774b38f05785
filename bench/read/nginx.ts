import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { freePort } from '../../test/real-server.ts'
import type { Answer } from './answers.ts'

const NGINX = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'].find((path) =>
  existsSync(path),
)

/**
 * nginx with the same compressed bytes as files, one worker; undefined where it is not installed. Its headers are those of
 * a page for every answer: what it does is look up a file and send it.
 */
export async function startNginx(
  folder: string,
  answers: readonly Answer[],
): Promise<{ url: string; stop(): Promise<void> } | undefined> {
  if (!NGINX) return undefined
  const port = await freePort()
  const files = join(folder, 'files')
  await mkdir(files, { recursive: true })
  for (const [i, { body }] of answers.entries())
    await writeFile(join(files, `${i}.bin`), Buffer.from(body, 'base64'))
  const config = join(folder, 'nginx.conf')
  await writeFile(config, configFor(folder, port, answers))
  const child = spawn(NGINX, ['-p', folder, '-c', config, '-g', 'daemon off;'], { stdio: 'ignore' })
  await answering(`http://127.0.0.1:${port}/`, child)
  return {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      const gone = once(child, 'exit')
      child.kill('SIGQUIT')
      await gone
    },
  }
}

function configFor(folder: string, port: number, answers: readonly Answer[]): string {
  const page = answers.find(({ path }) => !path.startsWith('/api/'))?.headers ?? []
  const headers = page.flatMap((name, i) =>
    i % 2 === 0 && !/^(content-length|content-type|etag)$/i.test(name)
      ? [`add_header ${name} "${(page[i + 1] ?? '').replaceAll('"', '\\"')}";`]
      : [],
  )
  // As root, nginx would read the files as somebody who may not.
  const person = process.getuid?.() === 0 ? 'user root;\n' : ''
  return `${person}worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/nginx.log;
events { worker_connections 1024; }
http {
  access_log off;
  sendfile on;
  tcp_nopush on;
  keepalive_requests 10000000;
  open_file_cache max=1000 inactive=600s;
  types { }
  default_type text/html;
  map_hash_bucket_size 1024;
  map $request_uri $file {
    ${answers.map(({ path }, i) => `"${path}" ${i}.bin;`).join('\n    ')}
  }
  server {
    listen 127.0.0.1:${port};
    root ${folder}/files;
    ${headers.join('\n    ')}
    location / { try_files /$file =404; }
  }
}
`
}

async function answering(url: string, child: ChildProcess): Promise<void> {
  for (let i = 0; i < 100; i++) {
    if (child.exitCode !== null) throw new Error(`nginx ended with ${child.exitCode}`)
    if (await fetch(url).catch(() => undefined)) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error('nginx does not answer')
}
