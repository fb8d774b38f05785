import { type IncomingHttpHeaders, request } from 'node:http'

export interface Answered {
  status: number
  headers: IncomingHttpHeaders
  /** The bytes as they came, compressed or not. */
  body: Buffer
}

/**
 * Asks the server as no browser would: nothing is added, unpacked or followed.
 * @example await ask(`${url}/ankerland/de/`, { 'Accept-Encoding': 'br' })
 */
export function ask(
  address: string,
  headers: Record<string, string> = {},
  method: 'GET' | 'HEAD' | 'OPTIONS' | 'POST' = 'GET',
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const asked = request(address, { headers, method }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(pieces) }),
      )
      response.on('error', reject)
    })
    asked.on('error', reject)
    asked.end()
  })
}
