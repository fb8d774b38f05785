/** The edition part `media`: by number, in one language. */
export type MediaPart = Readonly<Record<string, PublicPicture>>

export interface PublicPicture {
  number: number
  /** SHA-256 of the original; names the files. */
  hash: string
  width: number
  height: number
  alt: string
}

/** The widths in which a picture is kept, in CSS pixels, as far as the original is that wide. */
export const PICTURE_WIDTHS = [320, 640, 960] as const

/** Which widths there are of a picture. A small original is kept in its own width. */
export function widthsOf(width: number): number[] {
  const widths = PICTURE_WIDTHS.filter((step) => step <= width)
  return widths.length > 0 ? [...widths] : [width]
}

/**
 * The address of a picture in one width. It never changes its bytes.
 * @example pictureAddress('ab12…', 640) // '/media/ab12…-640.webp'
 */
export const pictureAddress = (hash: string, width: number): string => `/media/${hash}-${width}.webp`
