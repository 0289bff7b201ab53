import type { Language, Translate } from '@premia/locale';
import type { SchemeNode } from '@premia/scheme';
import { bilingual } from '../catalogue/node-name.ts';
import { bodyMessages } from '../node-views/bodies/bodies.messages.ts';
import { matrixAxes } from '../node-views/bodies/matrix-edits.ts';
import { tableMessages } from '../node-views/table/table.messages.ts';

interface Speaker {
  readonly language: Language;
  readonly t: Translate;
}

type Entry = Readonly<Record<string, unknown>>;

/** What people call the cell at a path of a node's settings, as `bands.0.rate`; null for a row or anything else. */
export function cellName(node: SchemeNode, path: string | undefined, speaker: Speaker): string | null {
  const { t, language } = speaker;
  const [list = '', first, second, third] = (path ?? '').split('.');
  const params: Entry = node.params ?? {};
  if (list === 'otherwise') return t(bodyMessages.otherwise);
  if (node.kind === 'matrix') return matrixName(params, [list, first, second, third], speaker);
  if (first === undefined || second === undefined || !/^\d+$/.test(first)) return null;
  const number = Number(first) + 1;
  const entries = params[list];
  const entry: Entry = Array.isArray(entries) ? ((entries[Number(first)] ?? {}) as Entry) : {};
  switch (`${node.kind} ${second}`) {
    case 'tiers from':
      return t(bodyMessages.bandFrom, { number });
    case 'tiers rate':
      return t(bodyMessages.bandRate, { number });
    case 'tiers amount':
      return t(bodyMessages.bandAmount, { number });
    case 'ramp from':
      return t(tableMessages.month, { number });
    case 'ramp factor':
      return t(bodyMessages.rampFactor, { number });
    case 'switch equals':
      return t(bodyMessages.caseKey, { number });
    case 'switch result':
      return t(bodyMessages.caseResult, { value: String(entry['equals'] ?? number) });
    case 'weighted weight':
      return t(bodyMessages.weight, { name: titleOf(entry, language) ?? String(entry['key'] ?? number) });
    case 'decision result':
      return t(bodyMessages.result, { number });
    default:
      return t(tableMessages.condition, { row: number, name: inputTitle(params, second, language) });
  }
}

function inputTitle(params: Entry, key: string, language: Language): string {
  const inputs = Array.isArray(params['inputs']) ? (params['inputs'] as readonly Entry[]) : [];
  const input = inputs.find((one) => one['key'] === key);
  return (input === undefined ? undefined : titleOf(input, language)) ?? key;
}

function titleOf(entry: Entry, language: Language): string | undefined {
  const title = bilingual(entry['title']);
  return title?.[language] ?? title?.ru ?? title?.en;
}

function matrixName(
  params: Entry,
  [list, first, second, third]: readonly (string | undefined)[],
  { t }: Speaker,
): string | null {
  const axes = matrixAxes(params['axes']);
  if (list === 'cells' && first !== undefined) {
    const keys = second === undefined ? [undefined, first] : [first, second];
    const row = axes.length < 2 ? undefined : axes[0]?.keys[Number(keys[0])];
    const column = axes.at(-1)?.keys[Number(keys[1])];
    return row === undefined ? (column ?? null) : t(bodyMessages.cell, { row, column: column ?? '' });
  }
  if (list !== 'axes' || third === undefined) return null;
  const number = Number(third) + 1;
  return t(axes.length > 1 && first === '0' ? bodyMessages.rowKey : bodyMessages.columnKey, { number });
}
