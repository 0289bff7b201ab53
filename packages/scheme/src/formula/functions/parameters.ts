import type { Parameter, ParameterKind } from './function.ts';

/** A parameter that must be given. */
export function needs(kind: ParameterKind, ru: string, en: string): Parameter {
  return { kind, name: { ru, en } };
}

/** A parameter that may be left out. */
export function takes(kind: ParameterKind, ru: string, en: string): Parameter {
  return { kind, name: { ru, en }, optional: true };
}
