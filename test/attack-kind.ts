/** A kind of attack: where it is described, and strings of it. `RUN()` is where it would show that it ran. */
export interface AttackClass {
  name: string
  source: string
  strings: readonly string[]
}

export const OWASP = 'OWASP Cross Site Scripting Prevention and Filter Evasion Cheat Sheets'
export const SWIGGER = 'PortSwigger, Cross-site scripting cheat sheet'
export const MUTATION = 'Heiderich et al., mXSS Attacks, CCS 2013; tests of DOMPurify'

/** @example kind('shell', 'CWE-78', '; touch /tmp/x') */
export const kind = (name: string, source: string, ...strings: string[]): AttackClass => ({
  name,
  source,
  strings,
})
