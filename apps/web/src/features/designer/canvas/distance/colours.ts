import { NODE_KIND_NAMES } from '@premia/scheme';
import { groupOf } from '../../catalogue/groups.ts';
import cardClasses from '../../node-views/NodeCard.module.css';

/** The colours of the page as a 2D canvas takes them: variables and mixtures resolved. */
export interface Colours {
  /** Of a kind's group, as its card has it. */
  readonly tone: (group: string | undefined) => string;
  /** Of what flows through a link. */
  readonly flow: (base: string | undefined) => string;
  readonly surface: string;
  readonly line: string;
  readonly text: string;
  readonly dim: string;
  readonly focus: string;
  readonly gold: string;
  readonly goldSoft: string;
  readonly loss: string;
  readonly warn: string;
  readonly onBadge: string;
  readonly frame: string;
  readonly font: string;
}

const BASES = ['money', 'number', 'count', 'percent', 'boolean', 'date', 'text'] as const;

/** Reads them off the page: asked again when the page turns dark. */
export function readColours(root: HTMLElement): Colours {
  const style = getComputedStyle(root);
  const read = (name: string) => style.getPropertyValue(name).trim();
  const tones = readTones(root);
  const flows = new Map<string, string>(BASES.map((base) => [base, read(`--type-${base}`)]));
  const plain = read('--type-number');
  const control = read('--line-control');
  return {
    tone: (group) => tones.get(group ?? '') ?? plain,
    flow: (base) => flows.get(base ?? '') ?? control,
    surface: read('--surface-raised'),
    line: read('--line-strong'),
    text: read('--text'),
    dim: read('--text-dim'),
    focus: read('--focus'),
    gold: read('--gold'),
    goldSoft: read('--gold-soft'),
    loss: read('--loss'),
    warn: read('--warn'),
    onBadge: read('--surface-raised'),
    frame: read('--type-series'),
    font: style.fontFamily,
  };
}

/** The tone of a group stands once, in the style of the cards. */
function readTones(root: HTMLElement): ReadonlyMap<string, string> {
  const probe = document.createElement('div');
  probe.className = cardClasses['card'] ?? '';
  probe.hidden = true;
  root.append(probe);
  const groups = new Set(NODE_KIND_NAMES.map((kind) => groupOf(kind) ?? ''));
  const tones = [...groups].map((group) => {
    probe.dataset['group'] = group;
    return [group, getComputedStyle(probe).getPropertyValue('--tone').trim()] as const;
  });
  probe.remove();
  return new Map(tones);
}
