import { MantineProvider } from '@mantine/core';
import {
  describeParams,
  NODE_KIND_NAMES,
  type NodeKindName,
  type ParamDescription,
  type ParamShape,
  type SchemeDocument,
  type SchemeNode,
} from '@premia/scheme';
import type { SchemeSources } from '@premia/service';
import { LanguageProvider } from '@premia/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { INITIAL_PARAMS } from '../../catalogue/initial-params.ts';
import { createDraft, type Draft } from '../../document-store/draft.ts';
import { OPTION_LISTS } from '../../node-views/bodies/options.ts';
import { createPreviewStore } from '../../preview/preview-store.ts';
import { createValueStore } from '../../preview/value-store.ts';
import { createActions } from '../../state/actions.ts';
import { createAnalysisStore } from '../../state/analysis-store.ts';
import { type Designer, DesignerProvider, useNode } from '../../state/designer-context.tsx';
import { createDesignerUi } from '../../state/designer-ui.ts';
import { createPointing } from '../../state/pointing.ts';
import { SettingsTab } from '../SettingsTab.tsx';
import { generalParams } from './GeneralSettings.tsx';
import { wordsOf } from './param-words.ts';

vi.mock('../../node-views/formula/FormulaEditor.tsx', () => ({ FormulaEditor: () => null }));
vi.mock('../../../../shell/api.ts', () => ({
  useTRPC: () => ({
    schemes: {
      components: { queryOptions: () => ({ queryKey: ['components'], queryFn: () => [], enabled: false }) },
      component: { queryOptions: () => ({ queryKey: ['component'], queryFn: () => ({ components: {} }) }) },
    },
  }),
}));

type Params = NonNullable<SchemeNode['params']>;

/** Written as a whole by something that no field of the tab is: the code editor of a formula, the choice of a scheme. */
const WRITTEN_TOGETHER: Partial<Record<NodeKindName, readonly string[]>> = {
  formula: ['tree', 'text', 'pending', 'language', 'inputs[]'],
  component: [
    'scheme',
    'version',
    ...['inputs', 'outputs'].flatMap((list) => ['key', 'type', 'title'].map((name) => `${list}[].${name}`)),
  ],
};

const CONDITION = { field: 'amount', is: 'greater', value: '0' };
const FIELD = { key: 'margin', type: 'money', title: { en: 'Margin' } };
const MONEY = { type: 'money' };
/** Other settings to begin with: some fields are asked for only beside others. */
const MORE_STARTS: Partial<Record<NodeKindName, readonly Params[]>> = {
  each: [{ ...INITIAL_PARAMS.each, where: [CONDITION], fields: [FIELD] }],
  facts: [{ ...INITIAL_PARAMS.facts, where: [CONDITION] }],
  constant: [{ ...INITIAL_PARAMS.constant, ...MONEY }],
  lookup: [{ ...INITIAL_PARAMS.lookup, ...MONEY }],
  attribute: [{ ...INITIAL_PARAMS.attribute, ...MONEY }],
  criterion: [{ ...INITIAL_PARAMS.criterion, ...MONEY }],
  decision: [{ ...(INITIAL_PARAMS.decision as unknown as Params), ...MONEY }],
  matrix: [{ ...(INITIAL_PARAMS.matrix as unknown as Params), ...MONEY }],
  formula: [{ ...(INITIAL_PARAMS.formula as unknown as Params), ...MONEY }],
  tiers: [{ mode: 'marginal', bands: [{ from: '0', amount: '10' }] }],
};

const named = (key: string, type = 'number') => ({ key, type, title: { en: key } });
const SOURCES = {
  criteria: [named('revenue', 'money'), named('calls', 'count')],
  attributes: [named('baseSalary', 'money'), named('grade', 'text')],
  factTypes: ['deal.won', 'deal.paid'].map((type) => ({
    type,
    title: { en: type },
    attributes: [named('margin', 'money'), named('seats', 'count')],
  })),
  tables: ['grades', 'rates'].map((key) => ({ key, title: { en: key }, columns: ['value', 'other'] })),
} as unknown as SchemeSources;

const VERSION = '0'.repeat(64);
const SCHEME = {
  format: 'premia.scheme/1',
  key: 'walk',
  title: { en: 'Walk' },
  period: 'month',
  currency: 'RUB',
  parameters: [
    { key: 'parameter', type: 'percent', value: '0.1' },
    { key: 'other', type: 'percent', value: '0.2' },
  ],
  links: [],
} as const;
const COMPONENT = { ...SCHEME, key: 'scheme', nodes: [], cases: [] };

let host: HTMLElement;
let root: Root;

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true);
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
  host = document.createElement('div');
  document.body.append(host);
});
afterEach(() => {
  act(() => root.unmount());
  host.remove();
  vi.unstubAllGlobals();
});

test.each(NODE_KIND_NAMES)('every param of %s can be set in the settings', async (kind) => {
  const touched = new Set<string>();
  for (const params of [INITIAL_PARAMS[kind] as unknown as Params, ...(MORE_STARTS[kind] ?? [])]) {
    for (const path of await walk(kind, params)) touched.add(path);
  }
  const unreachable = leaves(describeParams(kind)).filter(
    (path) => !touched.has(path) && WRITTEN_TOGETHER[kind]?.includes(path) !== true,
  );
  expect(unreachable).toEqual([]);
});

describe('params without an editor of their own', () => {
  test.each(NODE_KIND_NAMES)('of %s have words, and so have their choices', (kind) => {
    const node = { id: 'node', kind, params: INITIAL_PARAMS[kind] } as unknown as SchemeNode;
    for (const { name, shape } of generalParams(kind, node)) {
      const words = wordsOf(kind, name);
      expect(words, `${kind}.${name}`).toBeDefined();
      if (shape.kind !== 'choice') continue;
      const offered = words?.choices === undefined ? [] : OPTION_LISTS[words.choices].map(({ value }) => value);
      // `half-away` is another name of `half-up`.
      expect(shape.choices.filter((choice) => !offered.includes(choice) && choice !== 'half-away')).toEqual([]);
    }
  });
});

/** Uses every control of the tab in turn, takes each change back, and tells which params changed. */
async function walk(kind: NodeKindName, params: Params): Promise<ReadonlySet<string>> {
  const draft = createDraft({
    ...SCHEME,
    nodes: [{ id: 'node', kind, params }],
    components: { [VERSION]: COMPONENT },
  } as unknown as SchemeDocument);
  root = createRoot(host);
  await act(async () => root.render(<Tab designer={designerOf(draft)} />));
  const touched = new Set<string>();
  const paramsNow = () => (draft.getDocument().nodes[0]?.params ?? {}) as Params;
  const before = paramsNow();
  const take = () => {
    const changed = changedPaths(before, paramsNow());
    if (changed.length === 0) return false;
    for (const path of changed) touched.add(path);
    while (draft.getHistory().done.length > 0) act(() => void draft.undo());
    return true;
  };
  const count = controls().length;
  for (let index = 0; index < count; index += 1) {
    for (const use of usesOf(controls()[index])) {
      const control = controls()[index];
      if (control === undefined) break;
      use(control);
      act(() => document.activeElement instanceof HTMLElement && document.activeElement.blur());
      // What a list offers may bring different settings along; a field that took one text is a field.
      if (take() && !(control instanceof HTMLSelectElement)) break;
    }
  }
  act(() => root.unmount());
  return touched;
}

function Tab({ designer }: { readonly designer: Designer }) {
  return (
    <QueryClientProvider client={new QueryClient()}>
      <MantineProvider>
        <LanguageProvider initial="en">
          <DesignerProvider designer={designer}>
            <OfNode />
          </DesignerProvider>
        </LanguageProvider>
      </MantineProvider>
    </QueryClientProvider>
  );
}

function OfNode() {
  const node = useNode('node');
  return node === null ? null : <SettingsTab node={node} />;
}

function designerOf(draft: Draft): Designer {
  return {
    schemeId: 'walk',
    draft,
    room: null,
    presence: null,
    ui: createDesignerUi(),
    values: createValueStore(),
    analysis: createAnalysisStore(),
    preview: createPreviewStore(),
    pointing: createPointing(),
    sources: SOURCES,
    actions: createActions(draft, (node) => node.id),
    isReadOnly: false,
  };
}

type Control = HTMLSelectElement | HTMLButtonElement | HTMLInputElement;

function controls(): readonly Control[] {
  return [...host.querySelectorAll<Control>('select, button, input')];
}

/** What a field is tried with: one of them is a value of the kind it takes. */
const TYPED = ['7', '900000', '2026-05-05', 'yes', '7; 8'];

function usesOf(control: Control | undefined): readonly ((on: Control) => void)[] {
  if (control instanceof HTMLSelectElement)
    return [...control.options].map(
      ({ value }) =>
        (on: Control) =>
          act(() => enter(on, value)),
    );
  if (control instanceof HTMLInputElement && control.type === 'checkbox') return [(on) => act(() => on.click())];
  if (control instanceof HTMLInputElement) return [typeWords];
  return TYPED.map((text) => (on: Control) => {
    act(() => on.click());
    const field = host.querySelector<HTMLInputElement>('input[aria-invalid]');
    if (field === null) return;
    act(() => enter(field, text));
    act(() => press(field, 'Enter'));
    if (field.isConnected) act(() => press(field, 'Escape'));
  });
}

function typeWords(field: Control): void {
  act(() => field.focus());
  act(() => enter(field, 'Words'));
}

function enter(field: Control, value: string): void {
  const prototype = field instanceof HTMLSelectElement ? HTMLSelectElement.prototype : HTMLInputElement.prototype;
  Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(field, value);
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }));
}

function press(field: HTMLElement, key: string): void {
  field.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
}

/** `rows[].weight`: every place a value can stand at. A title in both languages is one. */
function leaves(params: readonly ParamDescription[], at = ''): readonly string[] {
  return params.flatMap(({ name, shape }) => leavesOf(shape, at === '' ? name : `${at}.${name}`));
}

function leavesOf(shape: ParamShape, path: string): readonly string[] {
  if (shape.kind === 'list') return leavesOf(shape.of, `${path}[]`);
  if (shape.kind !== 'group' || path.endsWith('title')) return [path];
  return leaves(shape.params, path);
}

function changedPaths(before: unknown, after: unknown, path = ''): readonly string[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const at = path.replace(/(\[\])+/g, '[]');
  if (at.endsWith('title')) return [at];
  if (Array.isArray(before ?? after) && Array.isArray(after ?? before)) {
    const [left, right] = [listOf(before), listOf(after)];
    return Array.from({ length: Math.max(left.length, right.length) }, (_, index) =>
      changedPaths(left[index], right[index], `${path}[]`),
    ).flat();
  }
  if (isGroup(before ?? after) && isGroup(after ?? before)) {
    const [left, right] = [groupOf(before), groupOf(after)];
    return [
      at,
      ...[...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
        changedPaths(left[key], right[key], path === '' ? key : `${path}.${key}`),
      ),
    ];
  }
  return [at];
}

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
const isGroup = (value: unknown) => typeof value === 'object' && value !== null;
const groupOf = (value: unknown) => (value ?? {}) as Readonly<Record<string, unknown>>;
