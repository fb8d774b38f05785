/** The edition part `contacts`: by number, in one language. */
export type ContactsPart = Readonly<Record<string, PublicContact>>

/** Somebody to call, write or visit. A fact: quoted by pages, never copied into them. */
export interface PublicContact {
  number: number
  name: string
  /** What they help with, in the language of the part; null when nobody wrote it in this language. */
  area: string | null
  hours: string | null
  phone: string | null
  email: string | null
  website: string | null
  address: Address | null
}

export interface Address {
  street: string
  postcode: string
  town: string
}
