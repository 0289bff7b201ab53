import { chooseText, formatValue } from '@premia/locale';
import { type BaseType, formulaText, parseLiteral, type SchemeDocument, type SchemeNode, typeOf } from '@premia/scheme';
import type { NamingContext } from '../catalogue/node-name.ts';
import { portsOf } from '../catalogue/ports.ts';
import { matrixAxes, matrixCells } from '../node-views/bodies/matrix-edits.ts';
import { optionLabel } from '../node-views/bodies/options.ts';
import type { KnownTypes } from '../preview/bypass.ts';
import { portKey } from '../preview/value-store.ts';
import { exchangeMessages as messages } from './exchange.messages.ts';

/** What is needed to say in words how a node is set up. */
export interface LineContext {
  readonly naming: NamingContext;
  readonly document: SchemeDocument;
  readonly types: KnownTypes;
}

/** The settings of a node in lines: its table, its formula, and the constants that stand at its inputs. */
export function nodeLines(node: SchemeNode, context: LineContext): readonly string[] {
  return [...constantLines(node, context), ...tableLines(node, context)];
}

function tableLines(node: SchemeNode, context: LineContext): readonly string[] {
  switch (node.kind) {
    case 'tiers':
      return tierLines(node, context);
    case 'decision':
      return decisionLines(node, context);
    case 'matrix':
      return matrixLines(node, context);
    case 'weighted':
      return rowsOf(node, 'rows').map(
        (row) => `${titled(row, context)}: ${literal(row['weight'], 'percent', context)}`,
      );
    case 'formula':
      return [`= ${formulaText(node.params ?? {}, { language: context.naming.language }).text}`];
    default:
      return [];
  }
}

function constantLines(node: SchemeNode, context: LineContext): readonly string[] {
  const { language } = context.naming;
  return portsOf(node).inputs.flatMap((input) => {
    const given = node.params?.[input.key];
    if (typeof given !== 'string') return [];
    const family = { any: 'text', numeric: 'number', ratio: 'number' } as const;
    const base: BaseType = input.type in family ? family[input.type as keyof typeof family] : (input.type as BaseType);
    const result = context.types.get(portKey(node.id, portsOf(node).outputs[0]?.key ?? ''))?.base;
    return [
      `${input.title[language]}: ${literal(given, input.type === 'numeric' && result === 'money' ? 'money' : base, context)}`,
    ];
  });
}

function tierLines(node: SchemeNode, context: LineContext): readonly string[] {
  const { t } = context.naming;
  const bands = rowsOf(node, 'bands');
  const source = context.document.links.find(({ to }) => to === `${node.id}.value`)?.from ?? '';
  const base = typeAt(source, context) ?? 'number';
  const rows = bands.map((band, index) => {
    const from = literal(band['from'] ?? '0', base, context);
    const next = bands[index + 1];
    const range =
      next === undefined ? t(messages.andAbove, { from }) : `${from} – ${literal(next['from'], base, context)}`;
    const parts = [
      band['rate'] === undefined ? null : literal(band['rate'], 'percent', context),
      band['fixed'] === undefined ? null : literal(band['fixed'], 'money', context),
    ].filter((part) => part !== null);
    return `${range}: ${parts.join(' + ')}`;
  });
  return [optionLabel('tierModes', String(node.params?.['mode'] ?? 'marginal'), t), ...rows];
}

function decisionLines(node: SchemeNode, context: LineContext): readonly string[] {
  const { t } = context.naming;
  const inputs = rowsOf(node, 'inputs');
  const base = resultBase(node, context);
  const rows = rowsOf(node, 'rows').map((row) => {
    const when = Array.isArray(row['when']) ? (row['when'] as readonly Record<string, unknown>[]) : [];
    const conditions = when.map((one) => {
      const input = inputs.find(({ key }) => key === one['input']) ?? { key: one['input'] };
      const listed = Array.isArray(one['values']) ? one['values'].map(String).join(', ') : String(one['value'] ?? '');
      const type = typeof input['type'] === 'string' ? (input['type'] as BaseType) : 'text';
      const value = Array.isArray(one['values']) ? listed : literal(listed, type, context);
      return `${titled(input, context)} ${optionLabel('conditions', String(one['is'] ?? 'equal'), t)} ${value}`;
    });
    const words = conditions.length === 0 ? t(messages.always) : conditions.join(`, `);
    return `${words} → ${literal(row['result'], base, context)}`;
  });
  const otherwise = node.params?.['otherwise'];
  return [
    ...rows,
    ...(typeof otherwise === 'string' ? [`${t(messages.otherwise)} → ${literal(otherwise, base, context)}`] : []),
  ];
}

function matrixLines(node: SchemeNode, context: LineContext): readonly string[] {
  const axes = matrixAxes(node.params?.['axes']);
  const cells = matrixCells(node.params?.['cells'], axes);
  const base = resultBase(node, context);
  const keysOf = (axis: (typeof axes)[number] | undefined) =>
    (axis?.keys ?? []).map((key) => (axis?.isBands ? `${key}+` : key));
  const [rows, heads] = axes.length < 2 ? [[], keysOf(axes[0])] : [keysOf(axes[0]), keysOf(axes[1])];
  return cells.map((row, index) => {
    const shown = row.map((cell, column) => `${heads[column] ?? ''} → ${literal(cell, base, context)}`.trim());
    const head = rows[index];
    return `${head === undefined ? '' : `${head}: `}${shown.join(' · ')}`;
  });
}

type Row = Readonly<Record<string, unknown>>;

function rowsOf({ params }: SchemeNode, key: string): readonly Row[] {
  const rows: unknown = params?.[key];
  return Array.isArray(rows) ? rows.filter((row: unknown): row is Row => typeof row === 'object' && row !== null) : [];
}

function titled(row: Row, { naming }: LineContext): string {
  const title = row['title'];
  const words = typeof title === 'object' && title !== null ? chooseText(title, naming.language)?.text : undefined;
  return words ?? String(row['key'] ?? '');
}

function resultBase(node: SchemeNode, { types }: LineContext): BaseType {
  const stated = node.params?.['type'];
  return (
    types.get(portKey(node.id, portsOf(node).outputs[0]?.key ?? ''))?.base ??
    (typeof stated === 'string' ? (stated as BaseType) : 'percent')
  );
}

function typeAt(end: string, { document, types }: LineContext): BaseType | undefined {
  const [nodeId = '', port] = end.split('.');
  const node = document.nodes.find(({ id }) => id === nodeId);
  return types.get(portKey(nodeId, port ?? (node === undefined ? '' : (portsOf(node).outputs[0]?.key ?? ''))))?.base;
}

/** A stored value as people read it; what is no value yet stays as it was typed. */
function literal(text: unknown, base: BaseType, { naming, document }: LineContext): string {
  if (typeof text !== 'string') return text === undefined ? '' : String(text);
  const parsed = parseLiteral(text, base);
  return parsed.ok
    ? formatValue({ value: parsed.value, type: typeOf(base, document.currency) }, naming.language)
    : text;
}
