/**
 * The level below a page as the server draws it. XMLHttpRequest reads it as a document: the one way that needs no HTML put
 * in as text, which our policy forbids (Trusted Types), and no script in it ever runs (XHR, section 3.6.6).
 */
export function loadLevel(page: string): Promise<Element | undefined> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const url = new URL(location.href)
    request.open('GET', `${url.pathname.replace(/[/]$/, '')}/${encodeURIComponent(page)}/below`)
    request.responseType = 'document'
    request.addEventListener('error', () => reject(new Error('no network')))
    request.addEventListener('load', () => {
      const level = request.status === 200 ? request.responseXML?.querySelector('ul.level') : null
      if (level) for (const grip of level.querySelectorAll('.grip')) grip.removeAttribute('hidden')
      resolve(level ? document.adoptNode(level) : undefined)
    })
    request.send()
  })
}
