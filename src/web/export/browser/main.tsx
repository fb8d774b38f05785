import { render } from 'hono/jsx/dom'
import { findRegions } from '../../../domain/regions/public.ts'
import { Found } from '../../site/finder.tsx'
import { messagesIn } from '../../site/messages.ts'
import { Search, search } from '../../site/search.tsx'
import { openView } from '../../site/view.ts'
import { fetchedEditions } from './fetched-editions.ts'

// In a copy of plain files nobody answers a question in an address but this script: with the same code as the server, over
// the same parts, and by DOM calls only, which is all that the policy of our pages allows.
const LONGEST = 200
const asked = (new URLSearchParams(location.search).get('query') ?? '').slice(0, LONGEST)
// Cut inside a character, it could stand in no address.
const query = asked.replace(/[\ud800-\udbff]$/, '\ufffd')
const [, place = '', language = ''] = location.pathname.split('/').map(decodeURIComponent)
const content = document.getElementById('content')

if (content && query !== '') {
  keepQuestion()
  content.ariaBusy = 'true'
  const answering = place === 'regions' ? findHere(content) : searchHere(content)
  answering.catch(() => sayThatItFailed(content)).finally(() => content.removeAttribute('aria-busy'))
}

async function searchHere(main: HTMLElement): Promise<void> {
  const editions = fetchedEditions()
  const record = await editions.record(place)
  const view = record && (await openView(editions, record, language))
  if (!view) throw new Error(`${place} has no ${language}`)
  render(<Search view={view} result={await search(editions, view, query)} />, main)
}

async function findHere(main: HTMLElement): Promise<void> {
  main.querySelector('input[name=query]')?.setAttribute('value', query)
  const list = main.querySelector<HTMLElement>(':scope > .wrap')
  if (!list || query.trim() === '') return
  const found = findRegions(await fetchedEditions().summaries(), query)
  render(<Found m={messagesIn(language)} language={language} found={found} query={query} />, list)
}

/** Whoever changes the language asks the same. */
function keepQuestion(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>('.tongues a'))
    link.search = `?query=${encodeURIComponent(query)}`
}

function sayThatItFailed(main: HTMLElement): void {
  const words = document.createElement('p')
  words.setAttribute('role', 'alert')
  words.className = 'wrap narrow'
  words.textContent = messagesIn(language).text('error.500.lead')
  main.append(words)
}
