import { OfflineShelf } from './offline-shelf.ts'

customElements.define('offline-shelf', OfflineShelf)
