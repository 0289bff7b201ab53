import type { ValueType } from '@premia/scheme';
import type { BilingualText } from './bilingual-text.ts';

/** parameters.list({ schemeId }): what a scheme leaves to be set, and who has another value than the scheme's own. */
export interface SchemeParameters {
  readonly schemeId: string;
  readonly title: BilingualText;
  readonly currency: string;
  readonly period: 'month' | 'quarter' | 'year';
  readonly parameters: readonly SchemeParameter[];
  /** Newest first; those taken back too. */
  readonly values: readonly ParameterSetting[];
  /** The first day a value may begin: what lies before is closed. */
  readonly openFrom: string | null;
}
export interface SchemeParameter {
  readonly key: string;
  readonly title: BilingualText;
  readonly note: BilingualText;
  readonly type: ValueType;
  /** Of the scheme itself; null: left to be set. */
  readonly value: string | null;
  readonly dated: readonly { readonly from: string; readonly value: string }[];
}
export type ParameterScope =
  | { readonly kind: 'company' }
  | { readonly kind: 'department' | 'employee'; readonly id: string };
export interface ParameterSetting {
  readonly id: string;
  readonly parameter: string;
  readonly scope: {
    readonly kind: 'company' | 'department' | 'employee';
    readonly id: string;
    readonly name: BilingualText;
  };
  readonly from: string;
  /** Null: from that day on what stands above holds again. */
  readonly value: string | null;
  readonly reason: string;
  readonly revision: number;
  readonly setBy: BilingualText;
  readonly setAt: string;
  readonly withdrawnBy: BilingualText | null;
  readonly withdrawnAt: string | null;
  /** A closed period rests on it: it can be followed by another value, not taken back. */
  readonly isClosed: boolean;
}
/** parameters.preview({ schemeId, parameter, scope, from, value }) */
export interface ParameterPreview {
  /** The open period it was worked out for, as if the value held in it. */
  readonly period: string;
  readonly currency: string;
  /** People of the scope whom the scheme pays in it. */
  readonly people: number;
  /** Whose total moves, colleagues who move through the team among them. */
  readonly changed: number;
  readonly before: string;
  readonly after: string;
  /** People left out of the sums: a part of theirs cannot be worked out. */
  readonly unknown: number;
  /** Those who move most. */
  readonly rows: readonly {
    readonly employeeId: string;
    readonly name: BilingualText;
    readonly before: string;
    readonly after: string;
  }[];
}
/** Whose value of a parameter a result rests on. */
export interface ParameterOrigin {
  readonly parameter: string;
  readonly scope: { readonly kind: 'company' | 'department' | 'employee'; readonly name: BilingualText };
  readonly value: string;
  readonly from: string;
  readonly reason: string;
  readonly setBy: BilingualText;
  readonly setAt: string;
}
