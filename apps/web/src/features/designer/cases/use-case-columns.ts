import { formatMessage } from '@premia/locale';
import { BASE_TYPES, type BaseType, type SchemeDocument } from '@premia/scheme';
import { useMemo } from 'react';
import { measureWords, type NamingContext, nodeName } from '../catalogue/node-name.ts';
import { useNaming } from '../catalogue/use-naming.ts';
import { dockMessages } from '../diagnostics/dock.messages.ts';
import { useDocument } from '../state/designer-context.tsx';
import { type CaseInput, differingInputs, expectedCodes, inputId, readableInputs } from './case-columns.ts';
import type { CaseColumn } from './paste-cases.ts';

export interface CaseColumns {
  /** As the grid has them: the name, inputs that differ, results. */
  readonly shown: readonly CaseColumn[];
  readonly known: readonly CaseColumn[];
}

/** The columns of the cases, called as the scheme calls what they hold. */
export function useCaseColumns(): CaseColumns {
  const naming = useNaming();
  const document = useDocument();
  return useMemo(() => {
    const cases = document.cases ?? [];
    const inputs = differingInputs(cases);
    const payouts = document.nodes.flatMap(({ kind, params }) =>
      kind === 'payout' && typeof params?.['code'] === 'string' ? [params['code']] : [],
    );
    const asked = expectedCodes(cases);
    const codes = [...new Set([...asked, ...payouts])];
    const ofInputs = (list: readonly CaseInput[]) =>
      list.map((input): CaseColumn => ({ kind: 'input', input, ...describe(input, document, naming) }));
    const ofCodes = (list: readonly string[]) =>
      list.map((code): CaseColumn => ({ kind: 'expected', code, titles: titlesOfCode(code, document, naming) }));
    const name: CaseColumn = { kind: 'name', titles: [dockMessages.caseName.ru, dockMessages.caseName.en] };
    const all = new Map([...inputs, ...readableInputs(document)].map((input) => [inputId(input), input]));
    return {
      shown: [name, ...ofInputs(inputs), ...ofCodes(asked.length > 0 ? asked : payouts)],
      known: [name, ...ofInputs([...all.values()]), ...ofCodes([...codes, 'total'])],
    };
  }, [document, naming]);
}

function describe(
  input: CaseInput,
  document: SchemeDocument,
  { sources, language }: NamingContext,
): { readonly base: BaseType; readonly titles: readonly string[] } {
  const own = language === 'ru' ? 'ru' : 'en';
  const inOrder = (title: { readonly ru?: string | undefined; readonly en?: string | undefined } | undefined) =>
    [title?.[own], title?.ru, title?.en].filter((one) => one !== undefined);
  switch (input.kind) {
    case 'criterion': {
      const criterion = sources.criteria.find(({ key }) => key === input.key);
      const measure = measureWords(input.measure);
      const isActual = input.measure === 'actual';
      const titles = inOrder(criterion?.title).flatMap((title) => [
        ...(isActual ? [title] : []),
        ...(['ru', 'en'] as const).map((one) => `${title}, ${formatMessage(one, measure)}`),
      ]);
      const stated = document.nodes.find(
        ({ kind, params }) => kind === 'criterion' && params?.['criterion'] === input.key,
      );
      return { base: baseType(stated?.params?.['type'] ?? criterion?.type, 'money'), titles: [...titles, input.key] };
    }
    case 'attributes': {
      const attribute = sources.attributes.find(({ key }) => key === input.key);
      return { base: baseType(attribute?.type, 'text'), titles: [...inOrder(attribute?.title), input.key] };
    }
    case 'parameters': {
      const parameter = document.parameters?.find(({ key }) => key === input.key);
      return { base: baseType(parameter?.type, 'number'), titles: [...inOrder(parameter?.title), input.key] };
    }
    case 'balances':
      return { base: 'money', titles: [input.key] };
  }
}

function baseType(type: unknown, fallback: BaseType): BaseType {
  return BASE_TYPES.find((base) => base === type) ?? fallback;
}

function titlesOfCode(code: string, { nodes }: SchemeDocument, naming: NamingContext): readonly string[] {
  const node = nodes.find(({ params }) => params?.['code'] === code);
  return node === undefined ? [code] : [nodeName(node, naming), code];
}
