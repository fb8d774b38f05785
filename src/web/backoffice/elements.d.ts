import 'hono/jsx'

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'passkey-sign-in': { hidden?: boolean; children?: unknown }
      'passkey-set-up': { 'data-next': string; children?: unknown }
    }
  }
}
