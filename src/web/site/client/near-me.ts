import { distanceKm } from '../../../kernel/geo.ts'

interface NearRegion {
  name: string
  href: string
  points: [latitude: number, longitude: number][]
}

const SHOWN = 3

/** Regions near the reader, found on her device: it gets all their places, and tells nobody where she is. */
export class NearMe extends HTMLElement {
  connectedCallback(): void {
    if (!('geolocation' in navigator)) return
    this.hidden = false
    this.querySelector('button')?.addEventListener('click', () => this.#ask())
  }

  #ask(): void {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        this.#show(coords).catch(() => this.#refused())
      },
      () => this.#refused(),
      { timeout: 15_000, maximumAge: 600_000 },
    )
  }

  async #show(here: GeolocationCoordinates): Promise<void> {
    const regions = (await (await fetch(this.dataset.source ?? '')).json()) as NearRegion[]
    const near = regions
      .filter(({ points }) => points.length > 0)
      .map((region) => ({
        region,
        km: Math.min(
          ...region.points.map(([latitude, longitude]) => distanceKm(here, { latitude, longitude })),
        ),
      }))
      .sort((a, b) => a.km - b.km)
      .slice(0, SHOWN)
    const heading = element('h2', this.#status.dataset.title ?? '')
    const list = element('ul')
    list.className = 'rows'
    for (const { region } of near) {
      const link = element('a', region.name)
      link.setAttribute('href', region.href)
      link.lang = 'de'
      const row = element('li')
      row.append(link)
      list.append(row)
    }
    this.#status.replaceChildren(heading, list)
  }

  #refused(): void {
    this.#status.replaceChildren(element('p', this.dataset.refused ?? ''))
  }

  get #status(): HTMLElement {
    return this.querySelector('[role=status]') ?? this
  }
}

function element(name: string, words = ''): HTMLElement {
  const made = document.createElement(name)
  made.textContent = words
  return made
}
