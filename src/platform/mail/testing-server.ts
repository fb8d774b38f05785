import type { AddressInfo } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

/** A mail that arrived: its envelope, and its source as it came. */
export interface Arrived {
  from: string
  to: string[]
  source: string
}

export interface MailServer {
  port: number
  arrived: readonly Arrived[]
  close(): Promise<void>
}

/**
 * A real mail server on loopback that keeps what it is given.
 * @example const server = await openMailServer({ disabledCommands: ['AUTH'] })
 */
export async function openMailServer(options: SMTPServerOptions = {}): Promise<MailServer> {
  const arrived: Arrived[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope
        arrived.push({
          from: mailFrom ? mailFrom.address : '',
          to: rcptTo.map(({ address }) => address),
          source: Buffer.concat(pieces).toString(),
        })
        done()
      })
    },
    ...options,
  })
  server.on('error', () => {})
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.server.address() as AddressInfo).port,
    arrived,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}
