import { z } from 'zod';
import { CURRENCY_PATTERN } from '../values/currency.ts';
import { CATALOGUE, type NodeKindName } from './catalogue.ts';

/** What a param takes, as its schema says: enough to offer a field for it. */
export type ParamShape =
  | { readonly kind: 'choice'; readonly choices: readonly string[] }
  | { readonly kind: 'yes-no' }
  | { readonly kind: 'whole' }
  | { readonly kind: 'currency' }
  /** A value in the document's own form: a decimal, a date, a text; the param's place says which. */
  | { readonly kind: 'value' }
  | { readonly kind: 'text' }
  | { readonly kind: 'list'; readonly of: ParamShape }
  | { readonly kind: 'group'; readonly params: readonly ParamDescription[] }
  /** Values under names that come from elsewhere. */
  | { readonly kind: 'record' };

export interface ParamDescription {
  readonly name: string;
  readonly shape: ParamShape;
  readonly isRequired: boolean;
  /** What holds while it is not stated, where the schema says it. */
  readonly fallback: unknown;
}

interface Schema {
  /** Of a shape with a name of its own, which has an editor of its own. */
  readonly title?: string;
  readonly type?: string;
  readonly enum?: readonly string[];
  readonly pattern?: string;
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly default?: unknown;
}

const known = new Map<NodeKindName, readonly ParamDescription[]>();

/** The params of a kind, read off its schema: whoever offers fields for them cannot forget one. */
export function describeParams(kind: NodeKindName): readonly ParamDescription[] {
  const described = known.get(kind) ?? paramsOf(z.toJSONSchema(CATALOGUE[kind].params, { io: 'input' }) as Schema);
  known.set(kind, described);
  return described;
}

function paramsOf({ properties = {}, required = [] }: Schema): readonly ParamDescription[] {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    shape: shapeOf(schema),
    isRequired: required.includes(name),
    fallback: schema.default,
  }));
}

function shapeOf(schema: Schema): ParamShape {
  if (schema.title !== undefined) return { kind: 'record' };
  if (schema.enum !== undefined) return { kind: 'choice', choices: schema.enum };
  switch (schema.type) {
    case 'boolean':
      return { kind: 'yes-no' };
    case 'string':
      return schema.pattern === CURRENCY_PATTERN.source ? { kind: 'currency' } : { kind: 'text' };
    case 'array':
      return { kind: 'list', of: shapeOf(schema.items ?? {}) };
    case 'object':
      return schema.properties === undefined ? { kind: 'record' } : { kind: 'group', params: paramsOf(schema) };
    default:
      return schema.anyOf?.some(({ type }) => type === 'integer') === true ? { kind: 'whole' } : { kind: 'value' };
  }
}
