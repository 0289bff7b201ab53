import { syntaxTree } from '@codemirror/language';
import {
  type EditorState,
  type Extension,
  type Range,
  StateEffect,
  StateField,
  type Transaction,
} from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';

/** How a name of the formula is shown. */
export interface Chip {
  readonly title: string;
  /** What it measures: chooses the colour. */
  readonly base: string;
  /** Its value for the sample employee, in words. */
  readonly value: string;
}

/** By the name folded to one spelling. */
export type Chips = ReadonlyMap<string, Chip>;

export const setChips = StateEffect.define<Chips>();

/** Case and ё/е do not tell names apart, in the formula as in its chips. */
export function foldedName(written: string): string {
  const bare = /^[[']/.test(written) ? written.slice(1, -1).trim() : written;
  return bare.normalize('NFC').toLowerCase().replaceAll('ё', 'е');
}

class ChipWidget extends WidgetType {
  readonly #chip: Chip;

  constructor(chip: Chip) {
    super();
    this.#chip = chip;
  }

  override eq(other: ChipWidget): boolean {
    const [one, two] = [this.#chip, other.#chip];
    return one.title === two.title && one.base === two.base && one.value === two.value;
  }

  override toDOM(): HTMLElement {
    const { title, base, value } = this.#chip;
    const element = document.createElement('span');
    element.className = 'formula-chip';
    element.dataset['base'] = base;
    element.title = `${title}: ${value}`;
    const name = document.createElement('span');
    name.textContent = title;
    const shown = document.createElement('span');
    shown.className = 'formula-chip-value';
    shown.textContent = value;
    element.append(name, shown);
    return element;
  }

  override ignoreEvent(): boolean {
    return false;
  }
}

interface ChipState {
  readonly chips: Chips;
  /** The end of the word that is being typed: it becomes a chip once the cursor leaves it. */
  readonly typingAt: number | null;
  readonly decorations: DecorationSet;
}

const chipState = StateField.define<ChipState>({
  create: () => ({ chips: new Map(), typingAt: null, decorations: Decoration.none }),
  update: (before, transaction) => {
    const fresh = transaction.effects.find((effect) => effect.is(setChips));
    const typingAt = typingAfter(before.typingAt, transaction);
    if (fresh === undefined && typingAt === before.typingAt && !transaction.docChanged) return before;
    const chips = fresh === undefined ? before.chips : fresh.value;
    return { chips, typingAt, decorations: decorate(transaction.state, { chips, typingAt }) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ decorations }) => decorations),
    EditorView.atomicRanges.of((view) => view.state.field(field).decorations),
  ],
});

function typingAfter(before: number | null, transaction: Transaction): number | null {
  if (transaction.isUserEvent('input.type')) return transaction.state.selection.main.head;
  if (transaction.docChanged || transaction.selection !== undefined) return null;
  return before;
}

function decorate(
  state: EditorState,
  { chips, typingAt }: { readonly chips: Chips; readonly typingAt: number | null },
): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  syntaxTree(state).iterate({
    enter: ({ name, from, to }) => {
      if (name === 'TableColumn') return false;
      if (name !== 'Name' || (typingAt !== null && from <= typingAt && typingAt <= to)) return undefined;
      const chip = chips.get(foldedName(state.sliceDoc(from, to)));
      if (chip !== undefined) ranges.push(Decoration.replace({ widget: new ChipWidget(chip) }).range(from, to));
      return undefined;
    },
  });
  return Decoration.set(ranges, true);
}

const CHIP_LOOK = EditorView.theme({
  '.formula-chip': {
    background: 'color-mix(in srgb, var(--chip) 14%, var(--surface))',
    border: '1px solid color-mix(in srgb, var(--chip) 45%, var(--surface))',
    borderRadius: '5px',
    color: 'var(--text)',
    display: 'inline-flex',
    flexDirection: 'column',
    fontFamily: 'var(--font-text, inherit)',
    lineHeight: '1.35',
    margin: '0 1px',
    padding: '0 5px',
    verticalAlign: 'middle',
    '--chip': 'var(--type-number)',
  },
  '.formula-chip-value': { color: 'var(--text-dim)', display: 'none', fontSize: '10px' },
  '&.cm-focused .formula-chip-value, .formula-chip:hover .formula-chip-value': { display: 'block' },
  ...Object.fromEntries(
    ['money', 'number', 'count', 'percent', 'boolean', 'date', 'text'].map((base) => [
      `.formula-chip[data-base="${base}"]`,
      { '--chip': `var(--type-${base})` },
    ]),
  ),
});

/** Names the formula reads, as chips that are deleted and walked over whole. */
export function formulaChips(): Extension {
  return [chipState, CHIP_LOOK];
}
