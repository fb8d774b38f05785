import { Agent, request } from 'node:http'

/** An answer as it went over the wire. */
export interface Answer {
  path: string
  /** Names and values, one after the other, without those that the sender's own HTTP adds. */
  headers: readonly string[]
  /** Base64, as it was compressed. */
  body: string
}

const OWN = new Set(['date', 'connection', 'keep-alive', 'transfer-encoding'])

/** The very bytes and headers that a server sends for addresses, so that another can send the same. */
export async function answersOf(url: string, paths: readonly string[]): Promise<Answer[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: 4 })
  try {
    return await Promise.all(paths.map((path) => answerOf(agent, url, path)))
  } finally {
    agent.destroy()
  }
}

function answerOf(agent: Agent, url: string, path: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request(url + path, { agent, headers: { 'Accept-Encoding': 'br' } }, (response) => {
      const pieces: Buffer[] = []
      response.on('data', (piece: Buffer) => pieces.push(piece))
      response.on('error', reject)
      response.on('end', () => {
        if (response.statusCode !== 200) return reject(new Error(`${path} answers ${response.statusCode}`))
        const raw = response.rawHeaders
        const headers = raw.flatMap((name, i) =>
          i % 2 === 0 && !OWN.has(name.toLowerCase()) ? [name, raw[i + 1] ?? ''] : [],
        )
        resolve({ path, headers, body: Buffer.concat(pieces).toString('base64') })
      })
    })
      .on('error', reject)
      .end()
  })
}
