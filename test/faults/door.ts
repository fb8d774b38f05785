import { connect, createServer, type Socket } from 'node:net'

/** A door between the house and its PostgreSQL: what the house sees of a database that is stopped, or silent. */
export interface Door {
  /** The database's address through this door. */
  url: string
  /** As when PostgreSQL is stopped: what is connected breaks off, nobody is let in. */
  shut(): Promise<void>
  /** As when a network swallows everything: who comes in or is in hears nothing, and nothing breaks off. */
  hush(): void
  /** What was swallowed breaks off; who comes now is let in. */
  open(): Promise<void>
}

/**
 * Opens a door to a database on loopback.
 * @example const door = await openDoor('postgres://somebody@127.0.0.1:5432/house')
 */
export async function openDoor(to: string): Promise<Door> {
  const database = new URL(to)
  const sockets = new Set<Socket>()
  let silent = false
  let port = 0

  const server = createServer((inside) => {
    keep(inside)
    if (silent) return
    const outside = keep(connect(Number(database.port), database.hostname))
    inside.pipe(outside)
    outside.pipe(inside)
    inside.once('close', () => outside.destroy())
    outside.once('close', () => inside.destroy())
  })
  await listen()

  return {
    get url() {
      const through = new URL(to)
      through.host = `127.0.0.1:${port}`
      return through.href
    },
    async shut() {
      const closed = new Promise((done) => server.close(done))
      for (const socket of sockets) socket.destroy()
      await closed
    },
    hush() {
      silent = true
      for (const socket of sockets) socket.unpipe().pause()
    },
    async open() {
      silent = false
      for (const socket of sockets) socket.destroy()
      if (!server.listening) await listen()
    },
  }

  function keep(socket: Socket): Socket {
    sockets.add(socket)
    // A connection that breaks is what a door is for.
    return socket.on('error', () => {}).once('close', () => sockets.delete(socket))
  }

  async function listen(): Promise<void> {
    await new Promise<void>((listening) => server.listen(port, '127.0.0.1', listening))
    const address = server.address()
    if (address !== null && typeof address !== 'string') port = address.port
  }
}
