import type { BigRegion } from '../publish/big-region.ts'
import type { Colleague } from './colleague.ts'

interface Screen {
  name: string
  paths: readonly string[]
  isLevel?: true
}

const WARMING = 3

/** The screens that somebody opens all day, with addresses of several pages each. */
export async function screensOf(url: string, { headers }: Colleague, region: BigRegion): Promise<Screen[]> {
  const at = `/backoffice/regions/${region.slug}`
  const tree = await (await fetch(`${url}${at}/pages`, { headers })).text()
  const chapters = [...tree.matchAll(/data-page="([^"]+)"/g)].map(([, id]) => id)
  const numbers = [...tree.matchAll(/data-number="(\d+)"/g)].map(([, number]) => number)
  if (chapters.length !== 20) throw new Error(`the tree shows ${chapters.length} chapters and not 20`)
  const some = region.pages.filter((_, i) => i % Math.ceil(region.pages.length / 10) === 0)
  return [
    { name: 'to-do list', paths: [at] },
    { name: 'tree', paths: [`${at}/pages`] },
    { name: 'tree, one level open', paths: numbers.map((number) => `${at}/pages?open=${number}`) },
    { name: 'a level alone', paths: chapters.map((id) => `${at}/pages/${id}/below`), isLevel: true },
    { name: 'found by title', paths: some.map(({ slug }) => `${at}/pages?title=${slug.split('-')[1]}+uk`) },
    {
      name: 'found by state',
      paths: [`${at}/pages?state=outdated&language=uk`, `${at}/pages?state=missing`],
    },
    { name: 'details of a page', paths: some.map(({ id }) => `${at}/pages/${id}/about`) },
    { name: 'move with a form', paths: some.map(({ id }) => `${at}/pages/${id}/move`) },
    { name: 'preview screen', paths: some.map(({ id }) => `${at}/pages/${id}/preview`) },
  ]
}

/** One after the other, the addresses in turn; the first few are for warming up and do not count. */
export async function timesOf(
  url: string,
  { headers }: Colleague,
  paths: readonly string[],
  rounds: number,
): Promise<{ times: number[]; bytes: number }> {
  const times: number[] = []
  let bytes = 0
  for (let round = -WARMING; round < rounds; round++) {
    const path = paths[(round + WARMING) % paths.length]
    const began = performance.now()
    const answer = await fetch(url + path, { headers, redirect: 'manual' })
    const body = await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    if (round >= 0) times.push(performance.now() - began)
    bytes = body.byteLength
  }
  return { times, bytes }
}
