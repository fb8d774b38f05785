import { Agent, request } from 'node:http'
import type { Mix } from './addresses.ts'

const SOCKETS = 64

/** Latencies in milliseconds at a constant rate, and what was not answered with 200. */
export interface Steady {
  latencies: number[]
  failed: number
}

/**
 * Asks at a constant rate, whatever the answers take. A latency counts from the moment at which the request was due, not
 * from when it was sent: a server that stands still for a second cannot hide behind requests that were never sent
 * (coordinated omission).
 */
export async function steadyRate(
  url: string,
  { paths, order }: Mix,
  perSecond: number,
  forSeconds: number,
): Promise<Steady> {
  const agent = new Agent({ keepAlive: true, maxSockets: SOCKETS })
  const steady: Steady = { latencies: [], failed: 0 }
  const count = perSecond * forSeconds
  const began = performance.now()
  const dueAt = (i: number): number => began + (i * 1000) / perSecond
  const answers: Promise<void>[] = []
  await new Promise<void>((sent) => {
    const timer = setInterval(() => {
      while (answers.length < count && dueAt(answers.length) <= performance.now()) {
        const due = dueAt(answers.length)
        const path = paths[order[answers.length % order.length] ?? 0] ?? '/'
        answers.push(
          ask(agent, url + path).then((status) => {
            steady.latencies.push(performance.now() - due)
            if (status !== 200) steady.failed++
          }),
        )
      }
      if (answers.length < count) return
      clearInterval(timer)
      sent()
    }, 1)
  })
  await Promise.all(answers)
  agent.destroy()
  return steady
}

const ask = (agent: Agent, address: string): Promise<number> =>
  new Promise((resolve) => {
    request(address, { agent, headers: { 'Accept-Encoding': 'br' } }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
      response.on('error', () => resolve(0))
    })
      .on('error', () => resolve(0))
      .end()
  })
