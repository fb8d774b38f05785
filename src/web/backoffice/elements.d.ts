import 'hono/jsx'

declare module 'hono/jsx' {
  namespace JSX {
    interface IntrinsicElements {
      'copy-link': { children?: unknown }
      'page-tree': { [name: `data-${string}`]: string; children?: unknown }
      'keep-typing': { [name: `data-${string}`]: string; children?: unknown }
      'who-is-here': { 'data-at': string; children?: unknown }
      'go-on': { children?: unknown }
      'rich-text': { [name: `data-${string}`]: string; children?: unknown }
      'passkey-sign-in': { 'data-next': string; hidden?: boolean; children?: unknown }
      'passkey-set-up': { 'data-next': string; children?: unknown }
    }
  }
}
