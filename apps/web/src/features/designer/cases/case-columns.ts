import type { SchemeCase, SchemeDocument } from '@premia/scheme';

/** One input of a case that can be written in one cell. */
export type CaseInput =
  | { readonly kind: 'criterion'; readonly key: string; readonly measure: string }
  | { readonly kind: 'attributes' | 'balances' | 'parameters'; readonly key: string };

export function inputId(input: CaseInput): string {
  return input.kind === 'criterion' ? `criterion.${input.key}.${input.measure}` : `${input.kind}.${input.key}`;
}

export function readInput({ inputs }: SchemeCase, input: CaseInput): string | undefined {
  return input.kind === 'criterion' ? inputs.criteria?.[input.key]?.[input.measure] : inputs[input.kind]?.[input.key];
}

/** The case with another value of one input; an empty one is not stated. */
export function writeInput(entry: SchemeCase, input: CaseInput, value: string | undefined): SchemeCase {
  const { inputs } = entry;
  const changed = (record: Readonly<Record<string, string>> | undefined, key: string) => {
    const next = { ...record };
    if (value === undefined) delete next[key];
    else next[key] = value;
    return next;
  };
  if (input.kind !== 'criterion')
    return { ...entry, inputs: { ...inputs, [input.kind]: changed(inputs[input.kind], input.key) } };
  const criteria = { ...inputs.criteria, [input.key]: changed(inputs.criteria?.[input.key], input.measure) };
  return { ...entry, inputs: { ...inputs, criteria } };
}

/** Every input stated in a case that has a cell of its own. */
export function inputsOf({ inputs }: SchemeCase): readonly CaseInput[] {
  const criteria = Object.entries(inputs.criteria ?? {}).flatMap(([key, measures]) =>
    Object.keys(measures).map((measure) => ({ kind: 'criterion', key, measure }) as const),
  );
  const others = (['attributes', 'balances', 'parameters'] as const).flatMap((kind) =>
    Object.keys(inputs[kind] ?? {}).map((key) => ({ kind, key })),
  );
  return [...criteria, ...others];
}

/** More columns than this no longer fit beside what is expected. */
const COLUMNS_MAX = 6;

/**
 * The inputs in which the cases differ, in order of first use; those of the only case when there is one. The rest says
 * nothing about why two cases pay differently.
 */
export function differingInputs(cases: readonly SchemeCase[]): readonly CaseInput[] {
  const all = new Map(cases.flatMap(inputsOf).map((input) => [inputId(input), input]));
  const differing = [...all.values()].filter(
    (input) => cases.length === 1 || new Set(cases.map((entry) => readInput(entry, input))).size > 1,
  );
  return differing.slice(0, COLUMNS_MAX);
}

/** Results the cases ask for, in order of first use. */
export function expectedCodes(cases: readonly SchemeCase[]): readonly string[] {
  return [...new Set(cases.flatMap(({ expect }) => Object.keys(expect)))];
}

/** What the scheme reads, one cell each: the columns a pasted table may have besides those shown. */
export function readableInputs({ nodes, parameters = [] }: SchemeDocument): readonly CaseInput[] {
  const found = nodes.flatMap((node): readonly CaseInput[] => {
    const text = (key: string) => (typeof node.params?.[key] === 'string' ? node.params[key] : '');
    if (node.kind === 'criterion') {
      const measure = text('measure') || 'actual';
      const key = text('criterion');
      if (measure !== 'attainment') return [{ kind: 'criterion', key, measure }];
      return ['actual', 'target'].map((one) => ({ kind: 'criterion', key, measure: one }));
    }
    if (node.kind === 'attribute') return [{ kind: 'attributes', key: text('attribute') }];
    return node.kind === 'balance' ? [{ kind: 'balances', key: text('balance') }] : [];
  });
  const ofScheme = parameters.map(({ key }): CaseInput => ({ kind: 'parameters', key }));
  return [...new Map([...found, ...ofScheme].map((input) => [inputId(input), input])).values()];
}
