import { describe, expect, expectTypeOf, test } from 'vitest';
import { catalogueFaults } from './check-messages.ts';
import { createTranslator, defineMessages, formatMessage, formatMessageParts, type Message } from './messages.ts';

const messages = defineMessages({
  save: { ru: 'Сохранить', en: 'Save' },
  greet: { ru: 'Здравствуйте, {name}!', en: 'Hello, {name}!' },
  deals: {
    ru: 'По {count, plural, one {# сделке} few {# сделкам} many {# сделкам} other {# сделки}} у «{owner}»',
    en: 'On {count, plural, =0 {no deals} one {# deal} other {# deals}} of {owner}',
  },
  state: {
    ru: '{state, select, paid {Оплачено {when}} other {Ждёт с {when}}}',
    en: '{state, select, paid {Paid {when}} other {Waiting since {when}}}',
  },
});

describe('messages', () => {
  test('take typed arguments', () => {
    expectTypeOf(messages.save).toEqualTypeOf<Message<Record<never, never>>>;
    expectTypeOf(formatMessage<{ readonly count: number | string; readonly owner: string | number }>)
      .parameter(1)
      .toExtend<typeof messages.deals>();
    expect(formatMessage('ru', messages.save)).toBe('Сохранить');
    expect(formatMessage('en', messages.greet, { name: 'Anna' })).toBe('Hello, Anna!');
    // @ts-expect-error an argument is missing
    expect(() => formatMessage('en', messages.greet, {})).toThrow(/"name" is missing/);
    // @ts-expect-error a message without arguments takes none
    expect(formatMessage('en', messages.save, { name: 'x' })).toBe('Save');
  });

  test.each([
    ['0', '0 сделкам', 'no deals'],
    [1, '1 сделке', '1 deal'],
    [2, '2 сделкам', '2 deals'],
    [5, '5 сделкам', '5 deals'],
    ['1.5', '1,5 сделки', '1.5 deals'],
    ['9007199254740993', '9 007 199 254 740 993 сделкам', '9,007,199,254,740,993 deals'],
    ['1000000000000000000001', '1 000 000 000 000 000 000 001 сделке', '1,000,000,000,000,000,000,001 deals'],
  ])('choose the plural of %s', (count, ru, en) => {
    expect(formatMessage('ru', messages.deals, { count, owner: 'Иванов' }).replace(/\u00a0/g, ' ')).toBe(
      `По ${ru} у «Иванов»`,
    );
    expect(formatMessage('en', messages.deals, { count, owner: 'Ivanov' })).toBe(`On ${en} of Ivanov`);
  });

  test('select by word and fall back to other', () => {
    expect(formatMessage('en', messages.state, { state: 'paid', when: 'today' })).toBe('Paid today');
    expect(formatMessage('ru', messages.state, { state: 'constructor', when: 'вчера' })).toBe('Ждёт с вчера');
  });

  test('come in parts so that values can be links', () => {
    expect(formatMessageParts('en', messages.greet, { name: 'Anna' })).toEqual([
      { kind: 'text', text: 'Hello, ' },
      { kind: 'value', text: 'Anna', argument: 'name' },
      { kind: 'text', text: '!' },
    ]);
  });

  test('grow and show accents in the pseudo-locale, values apart', () => {
    const translate = createTranslator('en', { pseudo: true });
    expect(translate(messages.save)).toBe('Sávé~~');
    expect(translate(messages.greet, { name: 'Anna' })).toContain('Anna');
  });
});

describe('the compiler and the check refuse', () => {
  test('a missing plural category', () => {
    const broken = defineMessages({
      // @ts-expect-error few is missing in Russian
      a: { ru: '{n, plural, one {#} many {#} other {#}}', en: '{n, plural, one {#} other {#}}' },
    });
    expect(catalogueFaults(broken)).toEqual(['a: ru: "n" lacks few']);
  });

  test('an argument in one language only', () => {
    // @ts-expect-error English lacks the name
    const broken = defineMessages({ a: { ru: 'Привет, {name}', en: 'Hello' } });
    expect(catalogueFaults(broken)).toEqual(['a: argument "name" is in one language only']);
  });

  test('a select without other', () => {
    // @ts-expect-error other is missing in both
    const broken = defineMessages({ a: { ru: '{x, select, a {А}}', en: '{x, select, a {A}}' } });
    expect(catalogueFaults(broken)).toEqual(['a: ru: "x" lacks other', 'a: en: "x" lacks other']);
  });

  test('an empty text and broken braces', () => {
    expect(catalogueFaults({ a: { ru: ' ', en: 'x' } })).toEqual(['a: ru is empty']);
    expect(() => catalogueFaults({ a: { ru: 'a}', en: 'a' } })).toThrow(SyntaxError);
    expect(() => catalogueFaults({ a: { ru: '{a', en: 'a' } })).toThrow(SyntaxError);
    expect(() => catalogueFaults({ a: { ru: '{a, wrong, b {c}}', en: 'a' } })).toThrow(/unknown kind/);
  });
});
