import { describe, expect, it } from 'vitest';
import { demoInitiatives } from './initiatives.ts';

/** Longer titles are refused when they are recorded. */
const TITLE_LENGTH_MAX = 200;

describe('the initiatives of the demo', () => {
  it('are written for readers of either language', () => {
    const texts = demoInitiatives().flatMap(({ title, description, effect, reason }) => [
      title,
      description,
      effect.evidence,
      ...(reason === '' ? [] : [reason]),
    ]);
    expect(texts.filter((text) => !/^[^/]*[а-я][^/]* \/ [^/]*[a-z][^/]*$/i.test(text))).toEqual([]);
  });

  it('have titles that can be recorded', () => {
    expect(demoInitiatives().filter(({ title }) => title.length > TITLE_LENGTH_MAX)).toEqual([]);
  });
});
