import { createHash } from 'node:crypto'

/**
 * What every page of the back office is sent with: nothing but our own script and the one style in the page, as on the
 * site (CSP Level 3; ASVS 5.0, 3.4), never kept by anybody, never found by a search engine.
 */
export const headersFor = (style: string, secure: boolean, more = ''): Readonly<Record<string, string>> => ({
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
    more,
  ]
    .filter(Boolean)
    .join('; '),
  ...commonHeaders(secure),
})

/** What every answer is sent with, pages or not. */
export const commonHeaders = (secure: boolean): Readonly<Record<string, string>> => ({
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex, nofollow',
  // The address of an invitation holds a secret word: it is told to nobody else. Not 'no-referrer': with it browsers send
  // `Origin: null` with our own forms (Fetch, section 3.2), and own-origin.ts could not tell them from others.
  'Referrer-Policy': 'same-origin',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'geolocation=(), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  ...(secure && { 'Strict-Transport-Security': 'max-age=31536000' }),
})
