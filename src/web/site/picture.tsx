import { type MediaPart, pictureAddress, widthsOf } from '../../domain/media/public.ts'

interface PictureParts {
  media: MediaPart
  number: number
  /** How wide it is shown (the `sizes` attribute), so that a phone does not load a desktop's picture. */
  sizes: string
  /** Beside words that say the same. */
  decorative?: boolean
}

/** One of our own pictures, in the width that fits, loaded when it comes into view. */
export function Picture({ media, number, sizes, decorative = false }: PictureParts) {
  const picture = media[number]
  if (!picture) return null
  const widths = widthsOf(picture.width)
  const widest = widths.at(-1) ?? picture.width
  return (
    <img
      src={pictureAddress(picture.hash, widths[0] ?? widest)}
      srcset={widths.map((width) => `${pictureAddress(picture.hash, width)} ${width}w`).join(', ')}
      sizes={sizes}
      width={widest}
      height={Math.round((picture.height * widest) / picture.width)}
      alt={decorative ? '' : picture.alt}
      loading="lazy"
      decoding="async"
    />
  )
}
