import { type Rational, rational } from '@premia/decimal';

/** The exact number a finite double stands for. */
export function exactDouble(value: number): Rational {
  let scale = 0;
  let scaled = value;
  while (!Number.isInteger(scaled)) {
    scaled *= 2;
    scale += 1;
  }
  return rational(BigInt(scaled), 2n ** BigInt(scale));
}
