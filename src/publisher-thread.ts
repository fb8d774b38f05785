import { Worker } from 'node:worker_threads'
import type { Config } from './config.ts'
import type { Published } from './domain/publishing/index.ts'

interface Reply {
  call: number
  published?: Published
  fault?: string
  /** 'unavailable' when nothing was wrong but the place: a full disk, a database that is gone. */
  code?: string
}

export interface PublisherThread {
  publish(regionId: string): Promise<Published | undefined>
  close(): Promise<void>
}

/** Starts the publishing thread; when it dies, what it was doing fails (and its job comes again) and a new one starts. */
export function startPublisherThread(config: Config, script: URL): PublisherThread {
  const waiting = new Map<
    number,
    { resolve(published: Published | undefined): void; reject(error: Error): void }
  >()
  let calls = 0
  let closed = false
  let thread = start()

  function start(): Worker {
    const worker = new Worker(script, { workerData: config })
    worker.on('message', ({ call, published, fault, code }: Reply) => {
      const asked = waiting.get(call)
      waiting.delete(call)
      if (waiting.size === 0) worker.unref()
      if (fault === undefined) asked?.resolve(published)
      else asked?.reject(Object.assign(new Error(fault), { code }))
    })
    worker.on('error', (error) => fail(error instanceof Error ? error : new Error(String(error))))
    worker.on('exit', () => {
      if (closed) return
      fail(new Error('the publishing thread ended'))
      thread = start()
    })
    worker.unref()
    return worker
  }

  function fail(error: Error): void {
    for (const { reject } of waiting.values()) reject(error)
    waiting.clear()
  }

  return {
    publish: (region) =>
      new Promise((resolve, reject) => {
        const call = ++calls
        waiting.set(call, { resolve, reject })
        // It keeps the process alive only while somebody waits for it.
        thread.ref()
        thread.postMessage({ call, region })
      }),
    async close() {
      closed = true
      await thread.terminate()
    },
  }
}
