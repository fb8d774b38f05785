/** The harbour in lines, beside the question on wide screens: water, a light that is on, houses, one small sun. */
export const HARBOUR =
  '<g fill="none" stroke="#3d7f86" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">' +
  '<path d="M70 168V96l8-52h20l8 52v72M66 96h44M74 44h28M78 44V30h20v14M76 30l12-12 12 12M74 70h28M70 122h36"/>' +
  '<path d="M40 168c4-10 14-14 26-14M106 154c16 0 26 6 30 14"/>' +
  '<path d="M176 168v-34h12v-10h12v10h12v34M212 168v-52l16-18 16 18v52M244 168v-30h30v30M222 128h12v12h-12zM186 146h8v8h-8zM254 148h10v8h-10z"/>' +
  '<path d="M300 176h62l-10 18h-42zM326 176v-46l26 40h-26"/>' +
  '<path d="M16 204c12-8 24-8 36 0s24 8 36 0 24-8 36 0 24 8 36 0 24-8 36 0 24 8 36 0 24-8 36 0 24 8 36 0 24-8 36 0M60 224c12-8 24-8 36 0s24 8 36 0 24-8 36 0 24 8 36 0 24-8 36 0 24 8 36 0"/>' +
  '<path d="M100 36 220 14M100 40l130 30" stroke-dasharray="2 9"/></g><circle cx="296" cy="52" r="20" fill="#f5b82e"/>'
