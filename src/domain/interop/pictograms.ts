/** Words in a chapter's thumbnail, slug or title, in German or English -> our pictogram. The first that fits wins. */
const WORDS: readonly [RegExp, string][] = [
  [/gesundheit|health|arzt|medizin/, 'heart'],
  [/notf[aä]|notruf|hotline|emergenc|hilfe-in-not/, 'lifebuoy'],
  [/kita|bildung|schul|education|school|studium|stud(?:y|ies)/, 'cap'],
  [/arbeit|beruf|job|ausbildung|karriere|work|career|employment/, 'briefcase'],
  [/deutsch-lernen|sprach|language|german|beratung|advice|counsel/, 'speech'],
  [/aufenthalt|asyl|fl[uü]cht|residence|\bstay\b|refugee|ukrain/, 'shield'],
  [/inklusion|barriere|behinder|inclusion|disabilit/, 'wheelchair'],
  [/famil|kind|jugend|famil(?:y|ies)|child|youth/, 'child'],
  [/wohn|unterkunft|housing|accommodation/, 'house'],
  [/beh[oö]rd|anlaufstell|authorit/, 'building'],
  [/recht|dokument|legal|\blaw\b|document/, 'document'],
  [/geld|finan|money/, 'money'],
  [/mobil|verkehr|transport|traffic|bus\b/, 'bus'],
  [/ehrenamt|begegnung|verein|volunteer|religio/, 'people'],
  [/freizeit|sport|kultur|leisure|culture/, 'leaf'],
  [/alltag|standort|wichtig|willkommen|erste-schritte|st[aä]dte|gemeinde|everyday|welcome|towns/, 'compass'],
]

/**
 * The pictogram of a chapter: by its thumbnail's file name, which its editors chose for the same reason, else by its
 * slug and title; a book when nothing fits.
 * @example pictogramOfChapter('https://…/Jobs.png', 'beruf-und-karriere', 'Beruf und Karriere') // 'briefcase'
 */
export function pictogramOfChapter(thumbnail: string | null, slug: string, title: string): string {
  for (const text of [fileName(thumbnail ?? ''), slug, title]) {
    const found = WORDS.find(([words]) => words.test(text.toLowerCase()))
    if (found) return found[1]
  }
  return 'book'
}

function fileName(address: string): string {
  const name = address.slice(address.lastIndexOf('/') + 1)
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}
