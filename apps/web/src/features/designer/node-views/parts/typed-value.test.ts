import { createTranslator } from '@premia/locale';
import type { BaseType } from '@premia/scheme';
import { describe, expect, test } from 'vitest';
import { readTyped, typedText } from './typed-value.ts';

const ru = { language: 'ru', t: createTranslator('ru'), currency: 'RUB' } as const;
const en = { language: 'en', t: createTranslator('en'), currency: 'RUB' } as const;

function read(text: string, base: BaseType = 'number', reader: typeof ru | typeof en = ru): unknown {
  const typed = readTyped(text, base, reader);
  return typed.ok ? typed.value : (typed.refusal.choices?.map((choice) => choice.label) ?? null);
}

describe('typed values', () => {
  test.each([
    ['1 234 567,5', '1234567.5'],
    ['1\u00a0234,56 ₽', '1234.56'],
    ['12,5', '12.5'],
    ['12.5', '12.5'],
    ['1,234,567', '1234567'],
    ['0,125', '0.125'],
    ['300 тыс.', '300000'],
    ['1,5 млн', '1500000'],
    ['2.5m', '2500000'],
    ["1'234'567", '1234567'],
    ['−3,5', '-3.5'],
    ['5 %', '0.05'],
  ])('%s is %s in either language', (text, expected) => {
    expect(read(text)).toBe(expected);
    expect(read(text, 'number', en)).toBe(expected);
  });

  test('a thousand or one and a bit is asked, never guessed', () => {
    expect((read('1,234') as string[]).map((label) => label.replace(/\s/g, ' '))).toEqual(['1,234', '1 234']);
    expect(read('1.234', 'number', en)).toEqual(['1.234', '1,234']);
  });

  test('two signs have one reading, which is asked for where the language has them the other way round', () => {
    expect(read('1,234.56', 'number', en)).toBe('1234.56');
    expect(read('1.234,56')).toBe('1234.56');
    expect((read('1,234.56') as string[]).map((label) => label.replace(/\s/g, ' '))).toEqual(['1 234,56']);
  });

  test('money of another currency and a percentage are no amount here', () => {
    expect(readTyped('10 $', 'money', en)).toEqual({
      ok: false,
      refusal: { message: 'The amount here is in another currency.' },
    });
    expect(read('10 ₽', 'money')).toBe('10');
    expect([read('5 %', 'money'), read('5 ₽', 'percent')]).toEqual([null, null]);
  });

  test('a choice typed back has one reading', () => {
    for (const reader of [ru, en]) {
      const typed = readTyped('1,234', 'number', reader);
      const texts = typed.ok ? [] : (typed.refusal.choices?.map((choice) => choice.text) ?? []);
      expect(texts.map((text) => readTyped(text, 'number', reader))).toEqual([
        { ok: true, value: '1.234' },
        { ok: true, value: '1234' },
      ]);
    }
  });

  test.each(['', 'abc', '12,34,5', '1 23', '1..2', '--1', '12a'])('%j is refused', (text) => {
    expect(read(text)).toBeNull();
  });

  test('five in a field of percents is five percent, written or not', () => {
    expect([read('5', 'percent'), read('5%', 'percent'), read('0,5', 'percent')]).toEqual(['0.05', '0.05', '0.005']);
    expect(typedText('0.055', 'percent', 'ru')).toBe('5,5%');
    expect(typedText('1234.5', 'money', 'ru')).toBe('1234,5');
  });

  test('dates, yes and no, whole numbers', () => {
    expect(read('31.10.2026', 'date')).toBe('2026-10-31');
    expect(read('31.02.2026', 'date')).toBeNull();
    expect([read('Да', 'boolean'), read('no', 'boolean'), read('maybe', 'boolean')]).toEqual(['true', 'false', null]);
    expect([read('3', 'count'), read('3,5', 'count')]).toEqual(['3', null]);
  });
});
