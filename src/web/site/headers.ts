import { sha256 } from '../../edition/hash.ts'

const policies = new Map<string, Promise<string>>()

/**
 * What every page of the site is sent with. The policy allows the one style that stands in the page (by its hash), our
 * own script and pictures, and nothing else: no frames, no other hosts, no inline code (CSP Level 3; ASVS 5.0 V3.4).
 * `trusts` names the one Trusted Types policy that a script of this page may make; without it there is none.
 */
export async function pageHeaders(
  style: string,
  secure: boolean,
  trusts = "'none'",
): Promise<Record<string, string>> {
  const key = `${trusts} ${style}`
  const known = policies.get(key) ?? policyFor(style, trusts)
  policies.set(key, known)
  return {
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Security-Policy': await known,
    ...commonHeaders(secure),
    'Cache-Control': 'no-cache',
  }
}

/** What everything is sent with, pages or not. */
export const commonHeaders = (secure: boolean): Record<string, string> => ({
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Permissions-Policy':
    'geolocation=(self), camera=(), microphone=(), payment=(), usb=(), browsing-topics=()',
  ...(secure && { 'Strict-Transport-Security': 'max-age=31536000' }),
})

async function policyFor(style: string, trusts: string): Promise<string> {
  const hex = await sha256(new TextEncoder().encode(style))
  const base64 = btoa(
    String.fromCharCode(...(hex.match(/../g) ?? []).map((byte) => Number.parseInt(byte, 16))),
  )
  return [
    "default-src 'none'",
    `style-src 'sha256-${base64}'`,
    "script-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    `trusted-types ${trusts}`,
  ].join('; ')
}
