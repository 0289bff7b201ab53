import { z } from 'zod';
import { parseDate } from '../values/calendar-date.ts';
import { CURRENCY_PATTERN } from '../values/currency.ts';
import { PERIOD_KINDS } from '../values/period.ts';
import { scalarRecordSchema, scalarSchema } from '../values/scalar-schema.ts';
import { BASE_TYPES } from '../values/value-type.ts';
import { LIMITS } from './limits.ts';

export const SCHEME_FORMAT = 'premia.scheme/1';

/** Letters of any script, digits, `_` and `-`; no dot, which separates a node from its port. */
const KEY_PATTERN = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** A name every object already answers to would be mistaken for an entry. */
export function isReservedName(name: string): boolean {
  return name in Object.prototype || name === 'prototype';
}

export const keySchema = z
  .string()
  .max(LIMITS.keyLength)
  .regex(KEY_PATTERN)
  .refine((key) => !isReservedName(key), { params: { code: 'document/reserved-name' } });

export const bilingualSchema = z.strictObject({
  ru: z.string().max(LIMITS.titleLength).optional(),
  en: z.string().max(LIMITS.titleLength).optional(),
});
const noteSchema = z.strictObject({
  ru: z.string().max(LIMITS.noteLength).optional(),
  en: z.string().max(LIMITS.noteLength).optional(),
});
export type Bilingual = z.infer<typeof bilingualSchema>;

const dateSchema = z.string().refine((text) => parseDate(text) !== null, { params: { code: 'document/bad-date' } });
const currencySchema = z.string().regex(CURRENCY_PATTERN);

const placeSchema = z.tuple([z.number(), z.number()]);

export const LAYOUT_COLOURS = ['grey', 'yellow', 'green', 'blue', 'rose'] as const;
export type LayoutColour = (typeof LAYOUT_COLOURS)[number];

/** A named, coloured patch of the drawing around the nodes that name it; folded, it is drawn as one node. */
const areaSchema = z.strictObject({
  title: bilingualSchema.optional(),
  colour: z.enum(LAYOUT_COLOURS),
  folded: z.literal(true).optional(),
});
export type SchemeArea = z.infer<typeof areaSchema>;

/** A note that lies on the drawing and belongs to no node. */
const stickerSchema = z.strictObject({
  at: placeSchema,
  colour: z.enum(LAYOUT_COLOURS),
  text: noteSchema,
});
export type SchemeSticker = z.infer<typeof stickerSchema>;

function recordUpTo<Schema extends z.ZodType>(entry: Schema, limit: number) {
  return z.record(keySchema, entry).refine((record) => Object.keys(record).length <= limit, {
    params: { code: 'document/over-limit', limit },
  });
}

/** What is drawn around the nodes; no part of the scheme's meaning or of its hash. */
const layoutSchema = z.strictObject({
  areas: recordUpTo(areaSchema, LIMITS.areas).optional(),
  stickers: recordUpTo(stickerSchema, LIMITS.stickers).optional(),
});
export type SchemeLayout = z.infer<typeof layoutSchema>;

export const schemeParameterSchema = z.strictObject({
  key: keySchema,
  type: z.enum(BASE_TYPES),
  /** In force while no dated value is; without both, the inputs have to bring one. */
  value: scalarSchema.optional(),
  /** The last one that begins on or before the period's last day is in force. */
  values: z
    .array(z.strictObject({ from: dateSchema, value: scalarSchema }))
    .max(LIMITS.datedValues)
    .optional(),
  /** Of a money parameter; the scheme's currency when absent. */
  currency: currencySchema.optional(),
  /** For whom another value may be set. */
  overridable: z.array(z.enum(['department', 'employee'])).optional(),
  title: bilingualSchema.optional(),
  note: noteSchema.optional(),
});
export type SchemeParameter = z.infer<typeof schemeParameterSchema>;

export const schemeNodeSchema = z.strictObject({
  id: keySchema,
  /** A kind of the catalogue; an unknown one is a diagnostic on this node, not a broken document. */
  kind: z.string().min(1).max(LIMITS.keyLength),
  params: z.record(z.string(), z.json()).optional(),
  /** The `each` node inside which this one runs. */
  frame: keySchema.optional(),
  title: bilingualSchema.optional(),
  note: noteSchema.optional(),
  /** Where it stands on the canvas, in which area, and whether only its header is drawn: no part of the scheme's meaning. */
  at: placeSchema.optional(),
  area: keySchema.optional(),
  folded: z.literal(true).optional(),
});
export type SchemeNode = z.infer<typeof schemeNodeSchema>;

const endSchema = z
  .string()
  .min(1)
  .max(LIMITS.keyLength * 2 + 1);
export const schemeLinkSchema = z.strictObject({
  /** `node` or `node.output`. */
  from: endSchema,
  /** `node.input`. */
  to: endSchema,
  /** Points its line is drawn through, from the output it leaves: no part of the scheme's meaning. */
  via: z.array(placeSchema).min(1).max(LIMITS.linkPoints).optional(),
});
export type SchemeLink = z.infer<typeof schemeLinkSchema>;

const caseFactSchema = z.strictObject({
  source: z.string(),
  id: z.string(),
  type: z.string(),
  on: z.string(),
  amount: scalarSchema.optional(),
  currency: z.string().optional(),
  attributes: scalarRecordSchema.optional(),
});

const personInputs = {
  department: z.string().nullish(),
  manager: z.string().nullish(),
  attributes: scalarRecordSchema.optional(),
  criteria: z.record(z.string(), scalarRecordSchema).optional(),
  balances: scalarRecordSchema.optional(),
  facts: z.array(caseFactSchema).optional(),
};

/** The inputs of one employee and of the period around them, as in a request. */
export const schemeCaseSchema = z.strictObject({
  name: z.string().min(1).max(LIMITS.titleLength),
  /** When absent, the period of the earliest fact, else the first one of 2026. */
  period: z.string().optional(),
  inputs: z.strictObject({
    ...personInputs,
    parameters: scalarRecordSchema.optional(),
    tables: z.record(z.string(), z.array(scalarRecordSchema)).optional(),
    rates: z.array(z.strictObject({ from: z.string(), to: z.string(), on: z.string(), rate: scalarSchema })).optional(),
    calendar: scalarRecordSchema.optional(),
    departments: z.array(z.strictObject({ id: z.string(), parent: z.string().nullish() })).optional(),
    overrides: z
      .array(
        z.strictObject({
          parameter: z.string(),
          department: z.string().optional(),
          employee: z.string().optional(),
          from: z.string().optional(),
          value: scalarSchema,
        }),
      )
      .optional(),
    /** Colleagues, for schemes that look at a team. */
    others: z.array(z.strictObject({ id: z.string(), ...personInputs })).optional(),
  }),
  /** Expected by payout or indicator code; `total` and `balances.<key>` may be asked for too. */
  expect: scalarRecordSchema,
  /** Problem codes the case is there to show. */
  expectProblems: z.array(z.string()).optional(),
});
export type SchemeCase = z.infer<typeof schemeCaseSchema>;

/** A scheme without the components it uses: what a hash names. */
const soleSchemeSchema = z.strictObject({
  format: z.literal(SCHEME_FORMAT),
  key: keySchema,
  title: bilingualSchema,
  note: noteSchema.optional(),
  period: z.enum(PERIOD_KINDS),
  currency: currencySchema,
  owner: z.string().max(LIMITS.titleLength).optional(),
  parameters: z.array(schemeParameterSchema).max(LIMITS.parameters).optional(),
  nodes: z.array(schemeNodeSchema).max(LIMITS.nodes),
  links: z.array(schemeLinkSchema).max(LIMITS.links),
  cases: z.array(schemeCaseSchema).max(LIMITS.cases).optional(),
  layout: layoutSchema.optional(),
});

/** SHA-256 of a scheme's canonical form, in lower-case hex. */
export const schemeHashSchema = z.string().regex(/^[0-9a-f]{64}$/);

/** The saved form of a scheme. */
export const schemeDocumentSchema = soleSchemeSchema.extend({
  /**
   * Every scheme its `component` nodes use, and those use in turn, by hash. A node pins its component by hash and a hash
   * names one content, so these copies are no part of this scheme's own identity.
   */
  components: z
    .record(schemeHashSchema, soleSchemeSchema)
    .refine((components) => Object.keys(components).length <= LIMITS.components, {
      params: { code: 'document/over-limit', limit: LIMITS.components },
    })
    .optional(),
});
export type SchemeDocument = z.infer<typeof schemeDocumentSchema>;
export type SchemeComponents = NonNullable<SchemeDocument['components']>;
