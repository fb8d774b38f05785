/** An answer as a reader without anything in memory waits for it. */
export interface Asked {
  status: number
  /** Until the last byte. */
  ms: number
  /** Without compression. */
  bytes: number
}

/** Asks for an address. */
export async function ask(address: string): Promise<Asked> {
  const began = performance.now()
  const response = await fetch(address, { headers: { 'Accept-Encoding': 'br' } })
  const { byteLength: bytes } = await response.arrayBuffer()
  return { status: response.status, ms: performance.now() - began, bytes }
}

/** How many bytes go over the wire for an address. */
export async function sentBytes(address: string): Promise<number> {
  const response = await fetch(address, { method: 'HEAD', headers: { 'Accept-Encoding': 'br' } })
  return Number(response.headers.get('content-length'))
}
