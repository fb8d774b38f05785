import { KeepTyping } from '../writing/client/keep-typing.ts'
import { WhoIsHere } from '../writing/client/who-is-here.ts'
import { CopyLink } from './copy-link.ts'
import { GoOn } from './go-on.ts'
import { PageTree } from './page-tree.ts'
import { PasskeySetUp, PasskeySignIn } from './passkeys.ts'

if ('credentials' in navigator && 'PublicKeyCredential' in window) {
  customElements.define('passkey-sign-in', PasskeySignIn)
  customElements.define('passkey-set-up', PasskeySetUp)
}
customElements.define('copy-link', CopyLink)
customElements.define('page-tree', PageTree)
customElements.define('go-on', GoOn)
customElements.define('keep-typing', KeepTyping)
customElements.define('who-is-here', WhoIsHere)
