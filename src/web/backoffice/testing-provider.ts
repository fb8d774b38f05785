import { generateKeyPairSync, sign } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Whom the provider says that it has before it. */
export interface Shown {
  sub: string
  email: string
  email_verified: boolean
  name: string
}

/** A small OpenID provider on loopback: discovery, a door that lets everybody in as `shown`, tokens, keys. */
export interface Provider {
  issuer: string
  shown: Shown
  /** Follows an authorization address as a browser would; answers where the provider sends it back to. */
  authorize(address: string): Promise<string>
  close(): Promise<void>
}

export async function openProvider(shown: Shown): Promise<Provider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const codes = new Map<string, { nonce: string | null; client: string }>()
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', provider.issuer)
    const json = (body: object) =>
      response.setHeader('content-type', 'application/json').end(JSON.stringify(body))
    if (url.pathname === '/.well-known/openid-configuration') json(discovery(provider.issuer))
    else if (url.pathname === '/keys')
      json({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'k1', alg: 'RS256', use: 'sig' }] })
    else if (url.pathname === '/authorize') {
      const code = crypto.randomUUID()
      const { searchParams: asked } = url
      codes.set(code, { nonce: asked.get('nonce'), client: asked.get('client_id') ?? '' })
      const back = new URL(asked.get('redirect_uri') ?? '')
      back.searchParams.set('code', code)
      back.searchParams.set('state', asked.get('state') ?? '')
      response.writeHead(302, { location: back.href }).end()
    } else if (url.pathname === '/token') {
      const known = codes.get(new URLSearchParams(await bodyOf(request)).get('code') ?? '')
      if (!known) return response.writeHead(400).end()
      json({ access_token: 'secret-access', token_type: 'Bearer', expires_in: 60, id_token: idToken(known) })
    } else response.writeHead(404).end()
  })

  function idToken({ nonce, client }: { nonce: string | null; client: string }): string {
    const now = Math.floor(Date.now() / 1000)
    const claims = {
      iss: provider.issuer,
      aud: client,
      iat: now,
      exp: now + 60,
      ...provider.shown,
      ...(nonce && { nonce }),
    }
    const text = [{ alg: 'RS256', kid: 'k1', typ: 'JWT' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.')
    return `${text}.${sign('RSA-SHA256', Buffer.from(text), privateKey).toString('base64url')}`
  }

  const provider: Provider = {
    issuer: '',
    shown,
    async authorize(address) {
      const { headers } = await fetch(address, { redirect: 'manual' })
      return headers.get('location') ?? ''
    },
    close: () => new Promise((closed) => server.close(() => closed())),
  }
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  provider.issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return provider
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/keys`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
})

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const piece of request) text += piece
  return text
}
