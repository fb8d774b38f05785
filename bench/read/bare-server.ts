import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { Answer } from './answers.ts'

/** The least that node:http can do: the same bytes and headers out of a Map, and nothing else. */
const [file = ''] = process.argv.slice(2)
const answers: Answer[] = JSON.parse(readFileSync(file, 'utf8'))
const ready = new Map(
  answers.map(({ path, headers, body }) => [
    path,
    { headers: headers as string[], body: Buffer.from(body, 'base64') },
  ]),
)

createServer((request, response) => {
  const answer = ready.get(request.url ?? '')
  if (!answer) {
    response.writeHead(404).end()
    return
  }
  response.writeHead(200, answer.headers)
  response.end(answer.body)
}).listen(Number(process.env.PORT), '127.0.0.1', () => process.stdout.write('is ready at last\n'))
