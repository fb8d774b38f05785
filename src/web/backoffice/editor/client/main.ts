import { RichText } from './rich-text.ts'

customElements.define('rich-text', RichText)
