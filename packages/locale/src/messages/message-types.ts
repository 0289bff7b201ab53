import type { Language } from '../language.ts';

/*
 * The compiler reads message texts with the same grammar as `parse-message.ts`, so that a forgotten
 * argument, a misspelt one or a missing plural category is a type error where the message is written.
 */

/** Categories of whole and fractional counts: in Russian `other` serves fractions (1,5 сделки). */
export interface PluralCategories {
  readonly ru: 'one' | 'few' | 'many' | 'other';
  readonly en: 'one' | 'other';
}

type Space = ' ' | '\n' | '\t';
type Trim<Text extends string> = Text extends `${Space}${infer Rest}`
  ? Trim<Rest>
  : Text extends `${infer Rest}${Space}`
    ? Trim<Rest>
    : Text;

/** Splits at the first brace: which one, the text before it, the text after it. */
type NextBrace<Text extends string> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${infer Closed}}${string}`
    ? Text extends `${Closed}}${infer Rest}`
      ? { brace: '}'; before: Closed; after: Rest }
      : never
    : { brace: '{'; before: Before; after: After }
  : Text extends `${infer Before}}${infer After}`
    ? { brace: '}'; before: Before; after: After }
    : { brace: null };

interface Choice {
  readonly name: string;
  readonly kind: string;
}
/** `null` is a text in which arguments may stand; a choice is the list of its options. */
type Frames = readonly (Choice | null)[];

type ScanText<Text extends string, Outer extends Frames, Found> =
  NextBrace<Text> extends { brace: '{'; after: infer After extends string }
    ? ScanArgument<After, Outer, Found>
    : NextBrace<Text> extends { brace: '}'; after: infer After extends string }
      ? Outer extends readonly [infer Frame extends Choice, ...infer Rest extends Frames]
        ? ScanOptions<After, Frame, { outer: Rest; found: Found }>
        : Found
      : Found;

type ScanArgument<Text extends string, Outer extends Frames, Found> = Text extends `${infer Head}}${infer Rest}`
  ? Head extends `${infer Name},${infer Kind},${string}`
    ? Text extends `${Name},${Kind},${infer Options}`
      ? ScanOptions<Options, { name: Trim<Name>; kind: Trim<Kind> }, { outer: Outer; found: Found }>
      : never
    : ScanText<Rest, Outer, Found | { name: Trim<Head>; kind: 'text'; selector: never }>
  : Found;

type ScanOptions<Text extends string, Frame extends Choice, State extends { outer: Frames; found: unknown }> =
  NextBrace<Text> extends { brace: '{'; before: infer Selector extends string; after: infer After extends string }
    ? ScanText<
        After,
        readonly [Frame, ...State['outer']],
        State['found'] | { name: Frame['name']; kind: Frame['kind']; selector: Trim<Selector> }
      >
    : NextBrace<Text> extends { brace: '}'; after: infer After extends string }
      ? ScanText<After, State['outer'], State['found']>
      : State['found'];

interface FoundArgument {
  readonly name: string;
  readonly kind: string;
  readonly selector: string;
}
type FoundIn<Text extends string> = Extract<ScanText<Text, readonly [], never>, FoundArgument>;

/** A count may be a number or a canonical decimal string ("1.5"); `{name}` takes text or a number to format. */
interface ArgumentOfKind {
  readonly plural: number | string;
  readonly select: string;
  readonly text: string | number;
}
type TypeOfKind<Kind> = Kind extends keyof ArgumentOfKind ? ArgumentOfKind[Kind] : never;

type ArgumentsIn<Found extends FoundArgument> = {
  readonly [Name in Found['name']]: TypeOfKind<
    Extract<Found, { name: Name }>['kind'] extends 'text'
      ? 'text'
      : Exclude<Extract<Found, { name: Name }>['kind'], 'text'>
  >;
};

/** The arguments that `{name}`, `{n, plural, …}` and `{x, select, …}` in either text ask for. */
export type MessageArguments<Texts extends MessageTexts> = ArgumentsIn<FoundIn<Texts['ru']> | FoundIn<Texts['en']>>;

type Selectors<Found extends FoundArgument, Name> = Extract<Found, { name: Name }>['selector'];
type MissingPlural<Found extends FoundArgument, In extends Language> = {
  [Name in Extract<Found, { kind: 'plural' }>['name']]: Exclude<PluralCategories[In], Selectors<Found, Name>>;
}[Extract<Found, { kind: 'plural' }>['name']];
type MissingOther<Found extends FoundArgument> = {
  [Name in Extract<Found, { kind: 'select' }>['name']]: Exclude<'other', Selectors<Found, Name>>;
}[Extract<Found, { kind: 'select' }>['name']];

type TextFault<Text extends string, Other extends string, In extends Language> = [
  Exclude<FoundIn<Other>['name'], FoundIn<Text>['name']>,
] extends [never]
  ? [MissingPlural<FoundIn<Text>, In> | MissingOther<FoundIn<Text>>] extends [never]
    ? never
    : `missing category: ${MissingPlural<FoundIn<Text>, In> | MissingOther<FoundIn<Text>>}`
  : `missing argument: ${Exclude<FoundIn<Other>['name'], FoundIn<Text>['name']>}`;

/** A fault becomes a property no string has, so that the compiler's complaint reads it out. */
type CheckedText<Text extends string, Other extends string, In extends Language> = [
  TextFault<Text, Other, In>,
] extends [never]
  ? Text
  : { readonly fault: TextFault<Text, Other, In> };

export interface MessageTexts {
  readonly ru: string;
  readonly en: string;
}

/** The definition itself when it is sound; otherwise a type whose text says what is missing. */
export type CheckedTexts<Texts extends MessageTexts> = {
  readonly ru: CheckedText<Texts['ru'], Texts['en'], 'ru'>;
  readonly en: CheckedText<Texts['en'], Texts['ru'], 'en'>;
};
