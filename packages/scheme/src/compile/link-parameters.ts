import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { SchemeDocument, SchemeParameter } from '../document/scheme-document.ts';
import type { PlanParameter } from '../plan/plan.ts';
import { byCodeUnit } from '../values/canonical-json.ts';
import { parseLiteral } from '../values/literal.ts';
import type { Value } from '../values/value.ts';
import { typeOf } from '../values/value-type.ts';

/** The scheme's parameters with their values read; faults are reported by path and the value left out. */
export function linkParameters(
  document: SchemeDocument,
  diagnostics: Diagnostic[],
): ReadonlyMap<string, PlanParameter> {
  const parameters = new Map<string, PlanParameter>();
  for (const [index, parameter] of (document.parameters ?? []).entries()) {
    const path = `parameters.${index}`;
    if (parameters.has(parameter.key)) {
      diagnostics.push(fault('document/duplicate-parameter', `${path}.key`, { given: parameter.key }));
      continue;
    }
    parameters.set(parameter.key, readParameter(parameter, { path, currency: document.currency, diagnostics }));
  }
  return parameters;
}

interface ParameterPlace {
  readonly path: string;
  readonly currency: string;
  readonly diagnostics: Diagnostic[];
}

function readParameter(parameter: SchemeParameter, { path, currency, diagnostics }: ParameterPlace): PlanParameter {
  const read = (text: string, at: string): Value | null => {
    const parsed = parseLiteral(text, parameter.type);
    if (parsed.ok) return parsed.value;
    const details = { key: parameter.key, given: text, expected: parameter.type, problem: parsed.problem };
    diagnostics.push(fault('params/bad-value', at, details));
    return null;
  };
  const dated = (parameter.values ?? []).flatMap(({ from, value: text }, index) => {
    const value = read(text, `${path}.values.${index}.value`);
    return value === null ? [] : [{ from, value }];
  });
  const starts = dated.map(({ from }) => from);
  if (new Set(starts).size < starts.length) {
    diagnostics.push(fault('document/dated-twice', `${path}.values`, { key: parameter.key }));
  }
  return {
    key: parameter.key,
    type: typeOf(parameter.type, parameter.currency ?? currency),
    value: parameter.value === undefined ? null : read(parameter.value, `${path}.value`),
    dated: dated.sort((left, right) => byCodeUnit(left.from, right.from)),
  };
}

function fault(code: string, path: string, details: Diagnostic['details']): Diagnostic {
  return { code, severity: 'error', place: { path }, details };
}
