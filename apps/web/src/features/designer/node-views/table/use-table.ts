import { BASE_TYPES, type BaseType, type SchemeNode } from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import { useMemo } from 'react';
import { portKey } from '../../preview/value-store.ts';
import { useAnalysis } from '../../state/designer-context.tsx';
import { useInputSources } from '../../state/input-sources.ts';
import { bodyMessages } from '../bodies/bodies.messages.ts';
import { baseOf } from '../bodies/ConstantBody.tsx';
import { decisionTable } from './decision-table.ts';
import { matrixTable } from './matrix-table.ts';
import { entriesOf, rampTable, switchTable, weightedTable } from './row-tables.ts';
import type { TableModel, TableParams } from './table-model.ts';
import { tiersTable } from './tiers-table.ts';

/** Kinds whose settings are a table. */
const TABLE_KINDS: ReadonlySet<string> = new Set(['tiers', 'matrix', 'decision', 'switch', 'weighted', 'ramp']);

export function hasTable({ kind }: SchemeNode): boolean {
  return TABLE_KINDS.has(kind);
}

export type BuildTable = (params: TableParams) => TableModel | null;

/** How the settings of a node become a table, with what flows into it known. */
export function useTable(node: SchemeNode): BuildTable {
  const { language, translate: t } = useLanguage();
  const sources = useInputSources(node.id);
  const known = useAnalysis(({ types }) =>
    [...sources]
      .map(([input, [source]]) => {
        const type = source === undefined ? undefined : types.get(portKey(source.nodeId, source.port));
        return `${input}=${type?.base ?? ''}`;
      })
      .join(' '),
  );
  return useMemo(() => {
    const bases = new Map(
      known.split(' ').flatMap((entry): [string, BaseType][] => {
        const [input = '', name] = entry.split('=');
        const base = BASE_TYPES.find((one) => one === name);
        return base === undefined ? [] : [[input, base]];
      }),
    );
    const linked = new Set(sources.keys());
    return (params) => {
      switch (node.kind) {
        case 'tiers':
          return tiersTable(params, {
            measured: bases.get('value') ?? 'money',
            amount: baseOf(wordOf(params['amountType']), 'money'),
          });
        case 'matrix':
          return matrixTable(params, {
            axes: entriesOf(params['axes']).map((axis) => bases.get(String(axis['key']))),
            cell: baseOf(wordOf(params['type']), 'percent'),
          });
        case 'decision':
          return decisionTable(params, { inputs: bases, result: baseOf(wordOf(params['type']), 'percent') });
        case 'switch':
          return switchTable(params, { linked, newValue: (number) => `${t(bodyMessages.newValue)} ${number}` });
        case 'weighted':
          return weightedTable(params, { language, newRow: (number) => t(bodyMessages.newRow, { number }) });
        case 'ramp':
          return rampTable(params);
        default:
          return null;
      }
    };
  }, [node.kind, known, sources, language, t]);
}

function wordOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
