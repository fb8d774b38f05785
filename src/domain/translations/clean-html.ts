import sanitizeHtml from 'sanitize-html'

/** Properties that pictures and paragraphs of real pages use; everything else in a style is dropped. */
const LENGTH = /^\d{1,4}(\.\d+)?(px|em|rem|%)?$|^auto$/
const STYLES: Record<string, RegExp[]> = {
  'text-align': [/^(left|right|center|justify|start|end)$/],
  'text-decoration': [/^underline$/],
  'padding-left': [LENGTH],
  width: [LENGTH],
  height: [LENGTH],
  display: [/^block$/],
  'margin-left': [LENGTH],
  'margin-right': [LENGTH],
  float: [/^(left|right)$/],
  color: [/^#[0-9a-f]{3,6}$/i],
  'background-color': [/^#[0-9a-f]{3,6}$/i],
  'list-style-type': [/^[a-z-]{1,20}$/],
}

/** Two are usual: one that cleans, one that finds nothing to do. */
const MOST_ROUNDS = 6

const OPTIONS: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'p',
      'div',
      'section',
      'article',
      'aside',
      'blockquote',
      'hr',
      'br',
      'pre',
    ],
    ...[
      'ul',
      'ol',
      'li',
      'dl',
      'dt',
      'dd',
      'table',
      'caption',
      'thead',
      'tbody',
      'tfoot',
      'tr',
      'th',
      'td',
      'colgroup',
      'col',
    ],
    ...[
      'a',
      'abbr',
      'b',
      'bdi',
      'bdo',
      'cite',
      'code',
      'em',
      'i',
      'kbd',
      'mark',
      'q',
      's',
      'del',
      'ins',
      'small',
      'span',
      'strong',
      'sub',
      'sup',
      'time',
      'u',
      'wbr',
    ],
    ...['img', 'figure', 'figcaption', 'details', 'summary', 'iframe'],
  ],
  allowedAttributes: {
    '*': ['lang', 'dir', 'class', 'style', 'title', 'translate'],
    a: ['href', 'hreflang'],
    img: ['src', 'alt', 'width', 'height', 'data-media'],
    iframe: ['src', 'title'],
    ol: ['start', 'type', 'reversed'],
    li: ['value'],
    td: ['colspan', 'rowspan'],
    th: ['colspan', 'rowspan', 'scope'],
    time: ['datetime'],
    details: ['open'],
    div: ['data-contact'],
  },
  allowedStyles: { '*': STYLES },
  allowedSchemes: ['http', 'https', 'mailto', 'tel', 'sms', 'page'],
  allowedSchemesByTag: { img: ['http', 'https'], iframe: ['https'] },
  allowProtocolRelative: false,
  allowIframeRelativeUrls: false,
  disallowedTagsMode: 'discard',
  nonTextTags: [
    'script',
    'style',
    'textarea',
    'option',
    'noscript',
    'template',
    'object',
    'embed',
    'svg',
    'math',
    'title',
    'xmp',
    'noembed',
    'noframes',
    'plaintext',
  ],
  nestingLimit: 60,
  // What stands in an iframe is raw text to a browser: escaped, it would grow with every cleaning.
  textFilter: (text, tag) => (tag === 'iframe' ? '' : text),
  enforceHtmlBoundary: false,
}

/**
 * HTML from anybody, made harmless: known elements and attributes, no scripts, no handlers, known address schemes.
 * Cleaning what is clean changes nothing. `page:<id>` is a link to a page of the same region.
 * @example cleanHtml('<p onclick="x()">Hallo<script>y()</script></p>') // '<p>Hallo</p>'
 */
export function cleanHtml(html: string): string {
  let before = html
  // Where an unknown element goes, what it held may close other elements: once more, until nothing changes.
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const after = sanitizeHtml(before, OPTIONS)
    if (after === before) break
    before = after
  }
  return before
}
