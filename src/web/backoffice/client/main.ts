import { PasskeySetUp, PasskeySignIn } from './passkeys.ts'

if ('credentials' in navigator && 'PublicKeyCredential' in window) {
  customElements.define('passkey-sign-in', PasskeySignIn)
  customElements.define('passkey-set-up', PasskeySetUp)
}
