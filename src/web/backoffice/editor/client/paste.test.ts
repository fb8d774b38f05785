import { expect, it } from 'vitest'
import { ATTACKS, dangersIn } from '../../../../../test/attacks.ts'
import { cleanHtml } from '../../../../domain/translations/index.ts'
import { cleanLink } from './clean-link.ts'
import { cleanPasted } from './paste.ts'

const pasted = (html: string): string => cleanPasted(html).html

it('from Word: styles are headings, drawn bullets are lists, looks stay behind', () => {
  const bullet = (text: string, level: number, sign: string) =>
    `<p class="MsoListParagraphCxSpMiddle" style="text-indent:-18pt;mso-list:l0 level${level} lfo1"><![if !supportLists]><span style="mso-list:Ignore">${sign}<span style="font:7pt">&nbsp;&nbsp; </span></span><![endif]>${text}<o:p></o:p></p>`
  const html = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p{color:red}</style><!--[if gte mso 9]><xml><w:x>y</w:x></xml><![endif]--></head><body lang="DE"><!--StartFragment-->
<p class="MsoTitle">Anmelden</p><h3 style="color:#2E74B5">Wo</h3><p class="MsoNormal" style="margin:0"><b><span style="font-size:14pt">Im</span></b> Rathaus<o:p></o:p></p>
${bullet('Pass', 1, '·')}${bullet('Kopie', 2, 'o')}${bullet('Foto', 1, '·')}${bullet('erst', 1, '1.')}<!--EndFragment--></body></html>`
  expect(pasted(html)).toBe(
    '<h2>Anmelden</h2><h3>Wo</h3><p><strong>Im</strong> Rathaus</p><ul><li>Pass<ul><li>Kopie</li></ul></li><li>Foto</li></ul><ol><li>erst</li></ol>',
  )
})

it('from Google Docs: bold by style, lists beside lists, links without their counter', () => {
  const html =
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><h1 dir="ltr"><span style="font-size:20pt">T</span></h1><p dir="ltr"><span style="font-weight:700">fett</span><span style="font-style:italic"> schräg</span></p><ul><li><p>a</p></li><ul><li><p>b</p></li></ul></ul><a href="https://www.google.com/url?q=https://a.example/b&amp;sa=D&amp;ust=1">Amt</a></b>'
  expect(pasted(html)).toBe(
    '<h2>T</h2><p><strong>fett</strong><em> schräg</em></p><ul><li>a<ul><li>b</li></ul></li></ul><p><a href="https://a.example/b">Amt</a></p>',
  )
})

it('from a website: words without what stands around them, and pictures are counted, not taken', () => {
  const html =
    '<div class="x"><nav><ul><li><a href="/rel">Start</a></li></ul></nav><div><h2>Zeiten</h2><p>Mo <img src="https://a.example/1.png"><img src="https://t.example/p.gif" width="1" height="1"></p><button>Teilen</button><table><tr><th>Tag</th></tr><tr><td>Mo</td></tr></table></div></div>'
  expect(cleanPasted(html)).toEqual({
    html: '<ul><li>Start</li></ul><h2>Zeiten</h2><p>Mo</p><table><tbody><tr><th>Tag</th></tr><tr><td>Mo</td></tr></tbody></table>',
    pictures: 1,
  })
})

it.each([
  ['https://a.example/?utm_source=x&b=1&fbclid=2', 'https://a.example/?b=1'],
  [
    'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=1',
    'https://a.example/',
  ],
  ['mailto:amt@a.example', 'mailto:amt@a.example'],
  ['page:019a', 'page:019a'],
  ['javascript:alert(1)', undefined],
  ['https://www.google.com/url?q=javascript:alert(1)', undefined],
  ['/relative', undefined],
])('%s leads to %s', (written, clean) => {
  expect(cleanLink(written)).toBe(clean)
})

it('nothing that runs is left of what is pasted, and the check at the door finds nothing to change', () => {
  for (const attack of ATTACKS) {
    const clean = pasted(attack)
    expect(dangersIn(clean), attack).toEqual([])
    expect(cleanHtml(clean)).toBe(clean)
  }
})
