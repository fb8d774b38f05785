import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:net'
import { childEndsWithUs } from './end-with-us.ts'

/** The real server, as it is built, in a process of its own on loopback: for what kills, breaks and measures it. */
export interface RealServer {
  /** 'http://127.0.0.1:34567' */
  url: string
  pid: number
  /** From the start of the process until it said that it is ready. */
  startedInMs: number
  /** What it has written so far, to either output. */
  said(): string
  /** Writes a line to its input. */
  tell(line: string): void
  /** Whether it still runs. */
  runs(): boolean
  /** Ends it as an operator does; resolves when it is gone. */
  stop(): Promise<void>
  /** Ends it as a power cut does. */
  kill(): Promise<void>
}

const READY_MS = 60_000
const STOP_MS = 5000

/**
 * Starts a built server and waits until it says that it is ready.
 * @example const server = await startServer({ ANKERPLATZ_DATA: folder, ANKERPLATZ_DEMO: 'off' })
 */
export async function startServer(
  settings: NodeJS.ProcessEnv,
  { script = 'dist/server.js', args = [] as readonly string[] } = {},
): Promise<RealServer> {
  if (!existsSync(script)) throw new Error(`There is no ${script}: run 'npm run build' first.`)
  const port = settings.PORT === undefined ? await freePort() : Number(settings.PORT)
  const began = performance.now()
  const child = spawn(process.execPath, [script, ...args], {
    env: { ...process.env, HOST: '127.0.0.1', LOG_LEVEL: 'info', ...settings, PORT: String(port) },
    stdio: 'pipe',
  })
  childEndsWithUs(child)
  let output = ''
  child.stdout.on('data', (piece) => {
    output += piece
  })
  child.stderr.on('data', (piece) => {
    output += piece
  })
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (!isRunning(child)) return
    const gone = once(child, 'exit')
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    await gone
    clearTimeout(late)
  }
  await ready(child, () => output).catch(async (error) => {
    await end('SIGKILL')
    throw error
  })
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid as number,
    startedInMs: performance.now() - began,
    said: () => output,
    tell: (line) => child.stdin.write(`${line}\n`),
    runs: () => isRunning(child),
    stop: () => end('SIGTERM'),
    kill: () => end('SIGKILL'),
  }
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null

function ready(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`It is not ready yet. It said: ${output()}`)), READY_MS)
    child.stdout?.on('data', () => {
      if (!output().includes('is ready at')) return
      clearTimeout(late)
      resolve()
    })
    child.once('exit', (code, signal) => {
      clearTimeout(late)
      reject(new Error(`It ended with ${code ?? signal} before it was ready. It said: ${output()}`))
    })
  })
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  await new Promise((closed) => server.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no free port')
  return address.port
}
