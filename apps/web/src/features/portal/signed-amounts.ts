export interface TextPiece {
  readonly text: string;
  /** "+₽8,099.88": a browser would break the line between the sign and the currency. */
  readonly isSignedAmount: boolean;
}

/** A sign, and all up to an ordinary space – amounts are grouped with no-break ones – with a figure in it. */
const SIGNED_AMOUNT = /((?<![^ (])[+−-][^ ]*\d[^ ]*)/;

/** A sentence in pieces, so that no signed amount in it is torn at the end of a line. */
export function signedAmountsIn(sentence: string): readonly TextPiece[] {
  return sentence
    .split(SIGNED_AMOUNT)
    .map((text, index) => ({ text, isSignedAmount: index % 2 === 1 }))
    .filter(({ text }) => text !== '');
}
