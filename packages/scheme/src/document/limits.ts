/** Limits of one scheme document; each is a clear refusal, never a hang. */
export const LIMITS = {
  nodes: 5_000,
  links: 20_000,
  /** Links that may leave one output. */
  fanOut: 1_000,
  parameters: 1_000,
  /** Published schemes a document brings along, and how far they may use one another. */
  components: 100,
  componentDepth: 8,
  datedValues: 1_000,
  cases: 500,
  /** What is drawn around the nodes. */
  areas: 500,
  stickers: 500,
  linkPoints: 20,
  keyLength: 64,
  titleLength: 200,
  noteLength: 5_000,
  /** Levels of lists and objects inside a document. */
  depth: 16,
  documentTextBytes: 5_000_000,
  /** Rows of one table inside a node: bands, decision rows, matrix keys. */
  tableRows: 1_000,
  matrixCells: 20_000,
} as const;
