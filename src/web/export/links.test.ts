import { expect, it } from 'vitest'
import { ownLinks } from './links.ts'

const HERE = 'https://guide.example'
const links = (text: string, type = 'text/html; charset=utf-8', path = '/a/de/') =>
  ownLinks({ type, path, text }, HERE)

it('every own address that a page names is found: links, pictures in all sizes, forms, scripts, previews', () => {
  const page = `<a href="/a/de/b%C3%A4r/#top">x</a><a href="/a/de/bär/?query=1">y</a><img src="/media/1.webp"
    srcset="/media/1.webp 320w, /media/2.webp 640w"><form action="/a/de/search/"></form><script src="/assets/s.js"></script>
    <near-me data-source="/points.json"></near-me><meta property="og:image" content="${HERE}/media/3.webp">
    <link rel="canonical" href="${HERE}/a/de/"><link rel="manifest" href="app.webmanifest"><a href="/q?a=1&amp;b=2">z</a>`
  expect(links(page)).toEqual([
    ...['/a/de/bär/', '/media/1.webp', '/media/2.webp', '/a/de/search/', '/assets/s.js', '/points.json'],
    ...['/media/3.webp', '/a/de/', '/a/de/app.webmanifest', '/q'],
  ])
})

it('what is elsewhere, and what is no address of the web, is not', () => {
  const page = `<a href="https://elsewhere.example/a/">x</a><a href="//guide.example.org/">x</a><a href="tel:112">x</a>
    <a href="mailto:a@guide.example">x</a><a href="javascript:x()">x</a><a href="http://[">x</a><a href="/%E0%A4%A/">x</a>`
  expect(links(page)).toEqual([])
})

it('a sitemap names its entries and their other languages', () => {
  const map = `<urlset><url><loc>${HERE}/a/ar/%D9%85/</loc><xhtml:link rel="alternate" href="${HERE}/a/de/"/></url></urlset>`
  expect(links(map, 'application/xml; charset=utf-8')).toEqual(['/a/ar/م/', '/a/de/'])
})

it('a manifest names its icons and where it starts; other JSON names nothing', () => {
  const json = JSON.stringify({ start_url: '/a/de/', name: 'A', icons: [{ src: '/assets/i.png' }] })
  expect(links(json, 'application/manifest+json')).toEqual(['/a/de/', '/assets/i.png'])
  expect(links('{"content":"/not/a/link/"}', 'application/json')).toEqual([])
})
