import type { CanonicalValue } from '../values/canonical-json.ts';
import { isNumeric, type ValueType } from '../values/value-type.ts';
import { baseTypesOf, type PortType } from './ports.ts';

/** What stands on the other side of a refused link. */
export interface ConversionTarget {
  readonly type: PortType;
  /** The currency wanted there; null when any will do. */
  readonly currency: string | null;
}

/** A node to be put into a link: the link's source goes into `input`, its reader gets `output`. */
export interface ConversionNode {
  readonly kind: ConversionKind;
  readonly params: Readonly<Record<string, CanonicalValue>>;
  readonly input: string;
  readonly output: string;
  /** An input that the author has to fill before the node means anything; null when it is complete as it stands. */
  readonly toFill: string | null;
}

export type ConversionKind = 'convert' | 'multiply' | 'divide' | 'compare' | 'if' | 'pool';

/** The conversion a diagnostic names in its details: `conversion` and, for money, the currency as `conversionTo`. */
export function namedConversion(kind: string, to?: string): ConversionNode | null {
  switch (kind) {
    case 'convert': {
      const params = to === undefined ? {} : { to };
      return { kind, params, input: 'value', output: 'value', toFill: null };
    }
    case 'multiply':
      return { kind, params: {}, input: 'values', output: 'value', toFill: 'values' };
    case 'divide':
      return { kind, params: {}, input: 'left', output: 'value', toFill: 'right' };
    case 'compare':
      return { kind, params: { is: 'greater', right: '0' }, input: 'left', output: 'value', toFill: null };
    case 'if':
      return { kind, params: { then: '1', else: '0' }, input: 'condition', output: 'value', toFill: null };
    case 'pool':
      return { kind, params: {}, input: 'amount', output: 'value', toFill: 'weight' };
    default:
      return null;
  }
}

/**
 * The node that makes a refused link possible, or null where none does. Only conversions with one sensible meaning are
 * offered: a date is not turned into a number, nor anything into a text. Values of one fact become one value by the
 * frame they stand in, so there is no node for that.
 */
export function conversionFor(from: ValueType, to: ConversionTarget): ConversionNode | null {
  const accepted = baseTypesOf(to.type);
  if (from.base === 'money' && accepted.includes('money')) {
    return to.currency === null || to.currency === from.currency ? null : namedConversion('convert', to.currency);
  }
  if (from.base === 'money' && accepted.includes('percent')) return namedConversion('divide');
  if (isNumeric(from) && accepted.includes('money')) return namedConversion('multiply');
  if (isNumeric(from) && accepted.includes('boolean')) return namedConversion('compare');
  if (from.base === 'boolean' && accepted.includes('number')) return namedConversion('if');
  return null;
}
