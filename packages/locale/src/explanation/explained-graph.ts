import { equals, ONE, type Rational } from '@premia/decimal';
import type { MoneyStyle } from '../format/number.ts';
import { formatValue, type ShownType, type ShownValue } from '../format/value.ts';
import { type BilingualText, chooseText, type Language } from '../language.ts';
import { formatMessage } from '../messages/messages.ts';
import { describeProblem, quoted } from '../wording/describe.ts';
import { measureMessages } from '../wording/measure.messages.ts';
import { boundariesByNode } from './boundaries.ts';
import type {
  ExplainedNode,
  ExplainedOrigin,
  ExplainedTraceNode,
  ExplainedValue,
  ExplainRequest,
  Sentence,
} from './explanation.ts';
import { fieldMessages } from './frame.messages.ts';
import { plainSentence, sentenceOf } from './sentence.ts';

/** One output of one node. */
export interface ValueRef {
  readonly nodeId: string;
  readonly output: string;
}

/** What is linked to an input. */
export interface ExplainedInput {
  readonly port: string;
  readonly ref: ValueRef;
}

/** What does not depend on whose result is explained. */
interface SchemeIndex {
  readonly types: ExplainRequest['types'];
  readonly nodes: ReadonlyMap<string, ExplainedNode>;
  /** By node, in the order of the links, the inputs that were linked first first. */
  readonly inputs: ReadonlyMap<string, readonly { readonly port: string; readonly from: string }[]>;
  readonly typeOf: ReadonlyMap<string, ReadonlyMap<string, ShownType>>;
  /** Nodes whose value is the dividend of another. */
  readonly divided: ReadonlySet<string>;
  /** By node, what its value is held against. */
  readonly boundaries: ReadonlyMap<string, readonly Rational[]>;
  /** Names of a node's outputs, the main one first. */
  readonly outputs: ReadonlyMap<string, readonly string[]>;
}

const PLAIN: ShownType = { base: 'number', currency: null };

const indexes = new WeakMap<ExplainRequest['scheme'], SchemeIndex>();

function indexOf({ scheme, types }: ExplainRequest): SchemeIndex {
  const known = indexes.get(scheme);
  if (known?.types === types) return known;
  const typed = [...types].map(([key, type]) => {
    const point = key.indexOf('.');
    return [key.slice(0, point), [key.slice(point + 1), type] as const] as const;
  });
  const byNode = [...groupedBy(typed)];
  const index: SchemeIndex = {
    types,
    nodes: new Map(scheme.nodes.map((node) => [node.id, node])),
    inputs: inputsByNode(scheme.links),
    divided: dividedNodes(scheme),
    boundaries: boundariesByNode(scheme),
    typeOf: new Map(byNode.map(([nodeId, outputs]) => [nodeId, new Map(outputs)])),
    outputs: new Map(byNode.map(([nodeId, outputs]) => [nodeId, outputs.map(([name]) => name)])),
  };
  indexes.set(scheme, index);
  return index;
}

function dividedNodes({ nodes, links }: ExplainRequest['scheme']): ReadonlySet<string> {
  const dividends = new Set(nodes.flatMap(({ id, kind }) => (kind === 'divide' ? [`${id}.left`] : [])));
  return new Set(links.flatMap(({ from, to }) => (dividends.has(to) ? [from.split('.', 1)[0] ?? from] : [])));
}

function inputsByNode(links: ExplainRequest['scheme']['links']): SchemeIndex['inputs'] {
  const byEnd = groupedBy(links.map(({ from, to }) => [to, from]));
  return groupedBy(
    [...byEnd].flatMap(([to, sources]) => {
      const point = to.indexOf('.');
      const [nodeId, port] = [to.slice(0, point), to.slice(point + 1)];
      return sources.map((from) => [nodeId, { port, from }] as const);
    }),
  );
}

function groupedBy<T>(entries: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const [key, value] of entries) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/** The scheme with the values of one calculation: who feeds whom, how each value is called and written. */
export class ExplainedGraph {
  readonly language: Language;
  readonly #request: ExplainRequest;
  readonly #index: SchemeIndex;
  readonly #trace: ReadonlyMap<string, ExplainedTraceNode>;
  readonly #inputs = new Map<string, readonly ExplainedInput[]>();
  /** Which output of each node the result rests on: the one that is shown. */
  readonly #used: ReadonlyMap<string, ValueRef>;

  constructor(request: ExplainRequest) {
    this.language = request.language;
    this.#request = request;
    this.#index = indexOf(request);
    this.#trace = new Map(request.trace.nodes.map((node) => [node.nodeId, node]));
    this.#used = this.#usedFor(request.result);
  }

  get period(): string {
    return this.#request.period;
  }

  /** Nodes in the order in which they were calculated. */
  get calculated(): readonly string[] {
    return this.#request.trace.nodes.map((node) => node.nodeId);
  }

  node(id: string): ExplainedNode | null {
    return this.#index.nodes.get(id) ?? null;
  }

  trace(id: string): ExplainedTraceNode | null {
    return this.#trace.get(id) ?? null;
  }

  /** What is linked to an input, in the order of the links. */
  sources(nodeId: string, port: string): readonly ValueRef[] {
    return this.inputsOf(nodeId).flatMap((input) => (input.port === port ? [input.ref] : []));
  }

  /** The value of a result: its own output, or what it shows when it has none. */
  resultOutput(nodeId: string): ValueRef {
    const own = this.#refOf(nodeId);
    return this.value(own) === null ? (this.inputsOf(nodeId)[0]?.ref ?? own) : own;
  }

  /** Everything linked to a node, with the input it is linked to. */
  inputsOf(nodeId: string): readonly ExplainedInput[] {
    const known = this.#inputs.get(nodeId);
    if (known !== undefined) return known;
    const linked = this.#index.inputs.get(nodeId) ?? [];
    const inputs = linked.map(({ port, from }): ExplainedInput => ({ port, ref: this.#refOf(from) }));
    this.#inputs.set(nodeId, inputs);
    return inputs;
  }

  /** Whether a node's value goes straight into a division. */
  isDivided(nodeId: string): boolean {
    return this.#index.divided.has(nodeId);
  }

  /** The output that matters here: the one the result rests on, else the node's first. */
  mainOutput(nodeId: string): ValueRef {
    return this.#used.get(nodeId) ?? this.#refOf(nodeId);
  }

  #usedFor(result: string): ReadonlyMap<string, ValueRef> {
    const used = new Map<string, ValueRef>();
    const open = [result];
    for (let nodeId = open.pop(); nodeId !== undefined; nodeId = open.pop()) {
      for (const { ref } of this.inputsOf(nodeId)) {
        if (used.has(ref.nodeId)) continue;
        used.set(ref.nodeId, ref);
        open.push(ref.nodeId);
      }
    }
    return used;
  }

  value(ref: ValueRef): ExplainedValue | null {
    const outputs = this.#trace.get(ref.nodeId)?.outputs;
    return outputs !== undefined && Object.hasOwn(outputs, ref.output) ? (outputs[ref.output] ?? null) : null;
  }

  type(ref: ValueRef): ShownType {
    return this.#index.typeOf.get(ref.nodeId)?.get(ref.output) ?? PLAIN;
  }

  number(ref: ValueRef | null): Rational | null {
    const found = ref === null ? null : this.value(ref);
    return found?.kind === 'number' ? found.number : null;
  }

  boolean(ref: ValueRef | null): boolean | null {
    const found = ref === null ? null : this.value(ref);
    return found?.kind === 'boolean' ? found.boolean : null;
  }

  /** The formatted value, as a link to where it came from; a dash when there is none. */
  shown(ref: ValueRef, style: Partial<MoneyStyle> = {}): Sentence {
    const found = this.value(ref);
    const isShown = found !== null && found.kind !== 'problem';
    const text = isShown ? formatValue({ value: found, type: this.type(ref) }, this.language, style) : '—';
    return sentenceOf([{ text, nodeId: ref.nodeId, output: ref.output }]);
  }

  /**
   * The value with so many digits that it is not taken for a boundary it only comes near, 99.99998% beside 100%: those
   * it is held against, the ones given, and for a percentage always 100%.
   */
  shownApart(ref: ValueRef, boundaries: readonly Rational[] = []): Sentence {
    const shown = this.shown(ref);
    const number = this.number(ref);
    if (number === null) return shown;
    const type = this.type(ref);
    const whole = type.base === 'percent' ? [ONE] : [];
    const held = [...boundaries, ...(this.#index.boundaries.get(ref.nodeId) ?? []), ...whole];
    const near = held.filter((boundary) => !equals(boundary, number) && this.write(boundary, type) === shown.text);
    if (near.length === 0) return shown;
    const apart = DIGITS_APART.map((digits) => this.shown(ref, { digits })).find(
      ({ text }) => !near.some((boundary) => this.write(boundary, type) === text),
    );
    return apart ?? shown;
  }

  /** A number that is no output of its own, in the unit of a type. */
  write(value: ShownValue | Rational, type: ShownType): string {
    const shown = 'kind' in value ? value : { kind: 'number' as const, number: value };
    return formatValue({ value: shown, type }, this.language);
  }

  /** What people call the value: the node's title, else the title of what it reads; null when it has no name. */
  nameOf(nodeId: string): string | null {
    const node = this.#index.nodes.get(nodeId);
    const own = chooseText(node?.title, this.language)?.text;
    if (own !== undefined) return own;
    const key = READ_KEYS.map((name) => node?.params?.[name]).find((value) => typeof value === 'string');
    const isInput = node !== undefined && Object.hasOwn(NAMED_KINDS, node.kind);
    if (typeof key !== 'string' || !isInput) return null;
    const measure = node.params?.['measure'];
    if (node.kind !== 'criterion' || typeof measure !== 'string') return this.titleOf(key);
    return formatMessage(this.language, measureMessages.measured, { name: this.titleOf(key), measure });
  }

  /** Whose value of a parameter counted; null when it is the scheme's own. */
  originOf(parameter: string): ExplainedOrigin | null {
    return this.#request.originOf?.(parameter) ?? null;
  }

  /** A text of people in the reader's language. */
  textOf(text: BilingualText): string {
    return chooseText(text, this.language)?.text ?? '';
  }

  /** The title of a criterion, attribute, parameter or table. */
  titleOf(key: string): string {
    return chooseText(this.#request.nameOf?.(key) ?? undefined, this.language)?.text ?? key;
  }

  quoted(name: string): string {
    return quoted(name, this.language);
  }

  /** «Качество» 0,95 for a value with a name, 0,95 for one without; told apart from the boundaries it is held against. */
  named(ref: ValueRef, boundaries: readonly Rational[] = []): Sentence {
    const name = this.#ownNameOf(ref);
    const value = this.shownApart(ref, boundaries);
    return name === null ? value : sentenceOf([{ text: `${this.quoted(name)} ` }, ...value.parts]);
  }

  /** Inside a frame the record's own values have the names of its fields, not the frame's. */
  #ownNameOf({ nodeId, output }: ValueRef): string | null {
    const isField = this.node(nodeId)?.kind === 'each' && this.trace(nodeId)?.factsUsed === undefined;
    if (!isField) return this.nameOf(nodeId);
    return Object.hasOwn(fieldMessages, output)
      ? formatMessage(this.language, fieldMessages[output as keyof typeof fieldMessages])
      : this.titleOf(output);
  }

  /** Why a value is missing, in words; null when it is there. */
  problem(ref: ValueRef): Sentence | null {
    const found = this.value(ref);
    if (found?.kind !== 'problem') return null;
    const nameOf = (id: string) => this.#request.nameOf?.(id) ?? null;
    return plainSentence(describeProblem(found.problem, { language: this.language, nameOf }));
  }

  #refOf(end: string): ValueRef {
    const [nodeId = end, output] = end.split('.', 2);
    if (output !== undefined) return { nodeId, output };
    const outputs = this.#trace.get(nodeId)?.outputs ?? {};
    // A frame also has outputs for its inside; those are in the types but not in this trace.
    const own = this.#index.outputs.get(nodeId)?.find((name) => Object.hasOwn(outputs, name));
    return { nodeId, output: own ?? Object.keys(outputs)[0] ?? 'value' };
  }
}

/** Fraction digits tried to tell a value from a boundary. */
const DIGITS_APART = [4, 6, 10, 20] as const;

const READ_KEYS = ['criterion', 'attribute', 'parameter', 'balance', 'table'] as const;
const NAMED_KINDS = { criterion: true, attribute: true, parameter: true, balance: true } as const;
