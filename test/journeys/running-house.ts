import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../real-server.ts'

/** The real server, built, on a port of loopback, with a data folder that goes away with it. */
export interface RunningHouse {
  /** 'http://127.0.0.1:34567', without a slash at the end. */
  url: string
  data: string
  /** Everything that the server has written to its output. */
  logFile: string
  /** The settings that it runs with, for the command line beside it. */
  environment: NodeJS.ProcessEnv
  close(): Promise<void>
}

const SERVER = 'dist/server.js'
const START_MS = 60_000
const STOP_MS = 5_000

/**
 * Starts the built server with the demo county and waits until it answers. It writes all that it ever would to its log.
 * @example const house = await startHouse()
 */
export async function startHouse(): Promise<RunningHouse> {
  if (!existsSync(SERVER)) throw new Error(`There is no ${SERVER}: run 'npm run build' first.`)
  const folder = await mkdtemp(join(tmpdir(), 'ankerplatz-journeys-'))
  const data = join(folder, 'data')
  await mkdir(data)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const environment = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    ANKERPLATZ_URL: url,
    ANKERPLATZ_DATA: data,
    LOG_LEVEL: 'debug',
  }
  const logFile = join(folder, 'server.log')
  const server = spawn(process.execPath, [SERVER], { env: environment, stdio: ['ignore', 'pipe', 'pipe'] })
  const log = createWriteStream(logFile)
  server.stdout.pipe(log, { end: false })
  server.stderr.pipe(log, { end: false })
  const close = async () => {
    await stopped(server)
    log.end()
    await rm(folder, { recursive: true, force: true })
  }
  try {
    await ready(server)
  } catch (error) {
    await close()
    throw error
  }
  return { url, data, logFile, environment, close }
}

async function ready(server: ChildProcess): Promise<void> {
  let said = ''
  await new Promise<void>((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`The server is not ready yet. It said: ${said}`)),
      START_MS,
    )
    const listen = (piece: Buffer): void => {
      said += piece
      if (!said.includes('is ready at')) return
      clearTimeout(late)
      resolve()
    }
    server.stdout?.on('data', listen)
    server.stderr?.on('data', listen)
    server.once('exit', (code) => {
      clearTimeout(late)
      reject(new Error(`The server ended with code ${code}. It said: ${said}`))
    })
  })
}

async function stopped(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const gone = once(server, 'exit')
  server.kill('SIGTERM')
  const late = setTimeout(() => server.kill('SIGKILL'), STOP_MS)
  await gone
  clearTimeout(late)
}
