import { once } from 'node:events'
import { type IncomingHttpHeaders, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import { createLog } from '../log/log.ts'
import { createFront, type Front, type FrontParts } from './front.ts'

export const KEEP = 'x-keep'
export const LONG = 'Wohin muss ich mich wenden? '.repeat(50)

export type App = (request: Request) => Response | Promise<Response>
export interface Answer {
  status: number
  headers: IncomingHttpHeaders
  body: Buffer
}

let front: Front
/** The front that was opened last. */
export const currentFront = (): Front => front

/** A front with an application behind it that counts what it is asked. */
export async function open(app: App, more: Partial<FrontParts> = {}) {
  const asked: Request[] = []
  const fetch = (request: Request) => {
    asked.push(request)
    return app(request)
  }
  front = createFront({ fetch, memory: 1_000_000, keepHeader: KEEP, log: createLog('silent'), ...more })
  await new Promise<void>((listening) => front.server.listen(0, '127.0.0.1', listening))
  return { asked, port: (front.server.address() as AddressInfo).port }
}

export async function closeFront(): Promise<void> {
  front.server.closeAllConnections()
  await new Promise((closed) => front.server.close(closed))
}

export function ask(
  port: number,
  path: string,
  headers: Record<string, string> = {},
  send: { method?: string; body?: string } = {},
): Promise<Answer> {
  const { promise, resolve, reject } = Promise.withResolvers<Answer>()
  const asking = request(
    { port, host: '127.0.0.1', path, headers, method: send.method ?? 'GET' },
    (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece) => pieces.push(piece))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      )
    },
  )
  asking.on('error', reject)
  asking.end(send.body)
  return promise
}

/** What comes back for bytes as they are; ends when the server hangs up. */
export async function askRaw(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1')
  let answer = ''
  socket.on('data', (piece) => {
    answer += piece
  })
  socket.on('error', () => {})
  socket.write(text)
  await once(socket, 'close')
  return answer
}
