import { execFile, execFileSync } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Mix } from './addresses.ts'

const CONNECTIONS = 64

/** Requests per second that a server answers when it is asked as fast as it can, and how many of them failed. */
export interface Throughput {
  perSecond: number
  failed: number
}

export const HAS_WRK = ((): boolean => {
  try {
    execFileSync('wrk', ['--version'], { stdio: 'ignore' })
    return true
  } catch (error) {
    return (error as { status?: number }).status !== undefined
  }
})()

/** Loads a server with wrk: one thread, 64 connections, the mix in its order, brotli. */
export async function load(url: string, mix: Mix, folder: string, forSeconds: number): Promise<Throughput> {
  const script = join(folder, 'mix.lua')
  await writeFile(script, luaFor(mix))
  const { stdout } = await promisify(execFile)(
    'wrk',
    ['-t1', `-c${CONNECTIONS}`, `-d${forSeconds}s`, '-s', script, url],
    { timeout: (forSeconds + 20) * 1000 },
  )
  const perSecond = Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)?.[1])
  const failed = Number(/Non-2xx or 3xx responses: (\d+)/.exec(stdout)?.[1] ?? 0)
  return { perSecond, failed }
}

/** The requests are made before, as text: making them anew each time would measure Lua. */
const luaFor = ({ paths, order }: Mix): string => `
local paths = { ${paths.map((path) => JSON.stringify(path)).join(', ')} }
local order = { ${order.map((place) => place + 1).join(', ')} }
local requests = {}
local at = 0
function init()
  for i, path in ipairs(paths) do requests[i] = wrk.format("GET", path, { ["Accept-Encoding"] = "br", ["Host"] = "bench" }) end
end
function request()
  at = at % #order + 1
  return requests[order[at]]
end
`
