import type { BaseType, ValueType } from '../values/value-type.ts';
import type { InBothLanguages } from './in-both-languages.ts';

/** Which values a port takes: a base type, or one of the families. */
export type PortType = BaseType | 'numeric' | 'ratio' | 'any';

const FAMILIES = {
  /** Everything that can be reckoned with. */
  numeric: ['money', 'number', 'percent', 'count'],
  /** A plain number, never money. */
  ratio: ['number', 'percent', 'count'],
  any: ['money', 'number', 'percent', 'count', 'boolean', 'text', 'date'],
} as const satisfies Record<string, readonly BaseType[]>;

export interface InputPort {
  readonly key: string;
  readonly title: InBothLanguages;
  readonly type: PortType;
  /** Whether the node has no meaning without it. */
  readonly required: boolean;
  /** Whether several links may end here. */
  readonly many: boolean;
}

export interface OutputPort {
  readonly key: string;
  readonly title: InBothLanguages;
  /** What comes out, as far as it is known before anything is wired. */
  readonly type: PortType;
  /** Only the nodes inside the frame may read it. */
  readonly inside: boolean;
}

type PortTitle = readonly [ru: string, en: string];

const bothLanguages = ([ru, en]: PortTitle): InBothLanguages => ({ ru, en });

export function requiredInput(key: string, type: PortType, title: PortTitle): InputPort {
  return { key, type, title: bothLanguages(title), required: true, many: false };
}

export function optionalInput(key: string, type: PortType, title: PortTitle): InputPort {
  return { key, type, title: bothLanguages(title), required: false, many: false };
}

/** An input that may be given by a link or by a constant in the params under the same name. */
export function inputOrConstant(port: InputPort, constant: string | undefined): InputPort {
  return constant === undefined ? port : { ...port, required: false };
}

export function manyInputs(key: string, type: PortType, title: PortTitle): InputPort {
  return { key, type, title: bothLanguages(title), required: true, many: true };
}

export function output(key: string, type: PortType, title: PortTitle): OutputPort {
  return { key, type, title: bothLanguages(title), inside: false };
}

export function insideOutput(key: string, type: PortType, title: PortTitle): OutputPort {
  return { ...output(key, type, title), inside: true };
}

export function baseTypesOf(type: PortType): readonly BaseType[] {
  switch (type) {
    case 'numeric':
    case 'ratio':
    case 'any':
      return FAMILIES[type];
    default:
      return [type];
  }
}

export function portAccepts(port: InputPort, type: ValueType): boolean {
  return baseTypesOf(port.type).includes(type.base);
}

/** Whether what comes out of one port can be what the other takes, as far as is known before anything is wired. */
export function canFeed(source: OutputPort, input: InputPort): boolean {
  const accepted = baseTypesOf(input.type);
  return baseTypesOf(source.type).some((base) => accepted.includes(base));
}
