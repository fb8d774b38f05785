import { NearMe } from './near-me.ts'
import { PrintPage } from './print-page.ts'

// The page is whole without this script; it only makes two things possible that need a device's help.
customElements.define('near-me', NearMe)
customElements.define('print-page', PrintPage)
