import { pick, type Random, zipf } from '../random.ts'

const PAGES = 180
const HOMES = 12

/** What the mix is made of, the most read first. */
export interface Mix {
  paths: readonly string[]
  /** Places in `paths`, drawn as readers choose. */
  order: readonly number[]
}

/**
 * Some 200 addresses as they are asked for: pages, chapters and homes of all languages out of the server's own
 * sitemaps, and the addresses that Integreat's apps ask for. In an order of their own, read by Zipf's law.
 */
export async function mixOf(url: string, random: Random, length: number): Promise<Mix> {
  const index = await textOf(`${url}/sitemap.xml`)
  const pages: string[] = []
  for (const map of locations(index)) pages.push(...locations(await textOf(url + map)))
  const regions = [...new Set(pages.map((path) => path.split('/')[1] ?? ''))].filter(Boolean)
  const homes = pages.filter((path) => path.split('/').length === 4).slice(0, HOMES)
  const asked = new Set([...homes, ...regions.flatMap(apiPaths), '/regions/de/', '/regions/uk/'])
  while (asked.size < Math.min(PAGES + HOMES, pages.length)) asked.add(pick(random, pages))
  const paths = await answering(url, shuffled(random, [...asked]))
  const next = zipf(random, paths.length)
  return { paths, order: Array.from({ length }, next) }
}

const apiPaths = (region: string): string[] => [
  `/api/v3/${region}/de/pages/`,
  `/api/v3/${region}/de/imprint/`,
  `/api/v3/${region}/languages/`,
]

/** Only what is there: an error page is cheaper than a page. */
async function answering(url: string, paths: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (const path of paths) if ((await fetch(url + path, { method: 'HEAD' })).status === 200) found.push(path)
  return found
}

const textOf = async (address: string): Promise<string> => (await fetch(address)).text()
const locations = (xml: string): string[] =>
  [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address = '']) => new URL(address).pathname)

function shuffled<T>(random: Random, all: readonly T[]): T[] {
  return all
    .map((one) => [random(), one] as const)
    .sort(([a], [b]) => a - b)
    .map(([, one]) => one)
}
