/** A row of a table, in the types that both databases share. */
export type Row = Readonly<Record<string, string | number | null>>

/** How the rows of a table are taken along. The order of modules and tables is the order in which they can be put back. */
export interface RecordSet {
  /** Columns that together are a row's own: an archive has the rows in their order. */
  key: readonly [string, ...string[]]
  /** The column with the id of the region whose a row is; null: the installation's, which no region takes along. */
  region: string | null
  /** Numbers that an installation gives once: column -> counter. Another installation may have to give them anew. */
  numbers?: Readonly<Record<string, string>>
  /** What a row names: column, or column and member of its JSON ('ids.text') -> 'table.column'. */
  names?: Readonly<Record<string, string>>
  /** The column with the id of what a row is about, whatever it is; 'id:more' is about it too. */
  subject?: string
  /** Columns with the id of whoever did it, each beside one that says of which kind: emptied when an account is erased. */
  accounts?: readonly string[]
  /** A row from elsewhere as a command of ours could have written it. Throws a Refusal when none could. */
  received?(row: Row): Row
}
