import { describe, expect, test } from 'vitest';
import { SCHEME_TEMPLATES, templateDocument } from '../templates/index.ts';
import { runBatch } from './engines/batch/index.ts';
import { compileScheme, coverageOf, evaluatePlan, lintScheme, lintWithData, runCases } from './index.ts';

const CASES_MIN = 4;
/** A threshold is what these are about; a plan of zero is a question of the data. */
const MEANT: ReadonlySet<string> = new Set([
  'pay/cliff',
  'pay/falls',
  'table/nothing-below-first-band',
  'value/target-zero-possible',
]);
const CYRILLIC = /\p{Script=Cyrillic}/u;

test('ten templates, each under a key of its own', () => {
  expect(new Set(SCHEME_TEMPLATES.map(({ key }) => key)).size).toBe(10);
});

describe.each(SCHEME_TEMPLATES.map((template) => [template.key, template] as const))(
  'template %s',
  (_key, template) => {
    const { document } = template;

    test('pays what its cases say', () => {
      const outcome = runCases(document);
      if (!outcome.compiled) throw new Error(JSON.stringify(outcome.diagnostics));
      expect(outcome.cases.filter(({ ok }) => !ok)).toEqual([]);
      expect(outcome.cases.length).toBeGreaterThanOrEqual(CASES_MIN);
    });

    test('has cases for every row, branch, cap and floor', () => {
      const { places } = coverageOf({ document, compiled: compileScheme(document) });
      expect(places.filter(({ hits }) => hits === 0)).toEqual([]);
    });

    test('pays the same with the batch engine, or is refused by name', () => {
      runCases(document, (plan, request) => {
        const reference = evaluatePlan(plan, request);
        const run = runBatch(plan, request);
        if (run.ok) expect(run.answer).toEqual(reference);
        else expect(run.unsupported).not.toEqual([]);
        return reference;
      });
    });

    test('leaves nothing to ask that it does not mean', () => {
      const subject = { document, compiled: compileScheme(document) };
      const found = [...lintScheme(subject), ...lintWithData(subject)];
      expect(found.filter(({ code }) => !MEANT.has(code))).toEqual([]);
      expect(found.filter(({ severity }) => severity !== 'hint')).toEqual([]);
    });

    test('speaks both languages', () => {
      const english = templateDocument(template, 'en');
      expect(english.cases?.map(({ name }) => name).filter((name) => CYRILLIC.test(name))).toEqual([]);
      expect(english.cases?.length).toBe(document.cases?.length);
      for (const { title, params } of document.nodes)
        expect(title ?? params?.['title']).toEqual({ ru: expect.stringMatching(/./), en: expect.stringMatching(/./) });
    });

    test('stands on the canvas without boxes over boxes', () => {
      const places = document.nodes.flatMap(({ at, frame }) => (at === undefined || frame !== undefined ? [] : [at]));
      expect(places.length).toBe(document.nodes.filter(({ frame }) => frame === undefined).length);
      for (const [index, [x, y]] of places.entries()) {
        for (const [otherX, otherY] of places.slice(index + 1)) {
          expect(Math.abs(x - otherX) >= 240 || Math.abs(y - otherY) >= 120).toBe(true);
        }
      }
    });
  },
);
