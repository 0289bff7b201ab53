import { evaluatePlan } from '@premia/scheme';
import { alternate } from '../alternate.ts';
import { type BenchLine, benchLine } from '../bench-line.ts';
import type { ZenPeer } from './area.ts';
import { bonusesOf, type LoadedBatch, loadBatch, markedRows, runPages } from './batch-contender.ts';
import { requestOf, requestOfRows } from './manager-scheme.ts';
import { decimalJs } from './peers/decimal-js.ts';
import { fastestDoubles, makeDoubleResults, usualDoubles } from './peers/doubles.ts';
import { scaledIntegers } from './peers/scaled-integers.ts';
import type { Population } from './population.ts';

const ROUNDS = 9;
const SLOW_ROUNDS = 3;
const DECIMAL_JS_PEOPLE = 10_000;
const CHECKED_PEOPLE = 2_000;

export async function measureBatch(population: Population, peer: ZenPeer): Promise<readonly BenchLine[]> {
  const plain = loadBatch(population, 'plain');
  const kept = loadBatch(population, 'kept');
  const unrounded = loadBatch(population, 'unrounded');
  const { size } = population;
  const results = makeDoubleResults(size);
  const copied = plain.program.makeOutputs(size);
  const scaled = new Float64Array(size);
  runPages(unrounded.pages);
  const left = requestOfRows(population, markedRows(unrounded.pages));
  const ns = await alternate(
    [
      { name: 'batch', units: size, run: () => runPages(plain.pages) },
      { name: 'fastest', units: size, run: () => fastestDoubles(population, results) },
      { name: 'usual', units: size, run: () => usualDoubles(population, results) },
      { name: 'kept', units: size, run: () => runPages(kept.pages) },
      { name: 'unrounded', units: size, run: () => [runPages(unrounded.pages), evaluatePlan(unrounded.plan, left)] },
      { name: 'scaled', units: size, run: () => scaledIntegers(population, scaled) },
    ],
    ROUNDS,
  );
  const copying = loadBatch(population, 'plain');
  const slow = await alternate(
    [
      { name: 'zen', units: peer.people.length, run: () => peer.zen.evaluateTogether(peer.people), clock: 'spread' },
      { name: 'decimal.js', units: DECIMAL_JS_PEOPLE, run: () => decimalJs(population, DECIMAL_JS_PEOPLE) },
      {
        name: 'copied',
        units: size,
        run: () => copying.program.run({ rows: size, inputs: copying.inputs, facts: null }, { into: copied }),
      },
    ],
    SLOW_ROUNDS,
  );
  const of = (name: string): number => ns.get(name) ?? slow.get(name) ?? Number.NaN;
  return [
    ...speedLines(of),
    ...(await exactnessLines(population, { plain, unrounded, peer, scaled, doubles: results.bonus })),
  ];
}

function told(ns: number): string {
  return `${ns.toPrecision(3)} ns`;
}

function speedLines(of: (name: string) => number): readonly BenchLine[] {
  const batch = of('batch');
  const against = (name: string, words: string): string => `${words}: ${told(of(name))} a person`;
  return [
    benchLine({ id: 'engine/batch', value: batch, unit: 'ns', against: 'one person, one thread, columns in place' }),
    benchLine({
      id: 'engine/batch-to-fastest-doubles',
      value: batch / of('fastest'),
      unit: 'x',
      bar: { most: 1.15 },
      against: against('fastest', 'hand-written columnar doubles, fastest form'),
    }),
    benchLine({
      id: 'engine/batch-to-usual-doubles',
      value: batch / of('usual'),
      unit: 'x',
      bar: { most: 0.65 },
      against: against('usual', 'hand-written columnar doubles, Math.round'),
    }),
    benchLine({
      id: 'engine/batch-to-scaled-integers',
      value: batch / of('scaled'),
      unit: 'x',
      against: against('scaled', 'hand-written whole kopecks in doubles'),
    }),
    benchLine({
      id: 'engine/batch-over-zen',
      value: of('zen') / batch,
      unit: 'x',
      bar: { least: 300 },
      against: against('zen', 'GoRules ZEN, 256 calls under way'),
    }),
    benchLine({
      id: 'engine/batch-over-decimal.js',
      value: of('decimal.js') / batch,
      unit: 'x',
      against: against('decimal.js', 'decimal.js, constants made once'),
    }),
    benchLine({
      id: 'engine/batch-keeping-every-step',
      value: of('kept') / batch,
      unit: 'x',
      bar: { most: 2.5 },
      against: `plain: ${told(batch)}; kept: ${told(of('kept'))}`,
    }),
    benchLine({
      id: 'engine/batch-unrounded-to-doubles',
      value: of('unrounded') / of('fastest'),
      unit: 'x',
      bar: { most: 4 },
      against: `unrounded: ${told(of('unrounded'))}, rows for the reference included; doubles: ${told(of('fastest'))}`,
    }),
    benchLine({
      id: 'engine/batch-from-foreign-columns',
      value: of('copied'),
      unit: 'ns',
      against: 'columns copied in and results copied out',
    }),
  ];
}

interface Exactness {
  readonly plain: LoadedBatch;
  readonly unrounded: LoadedBatch;
  readonly peer: ZenPeer;
  readonly scaled: Float64Array;
  readonly doubles: Float64Array;
}

/** Rows that pay another kopeck than the exact ones: ours against the reference, everyone else against ours. */
async function exactnessLines(population: Population, parts: Exactness): Promise<readonly BenchLine[]> {
  const exact = bonusesOf(parts.plain, population.size);
  const zen = Float64Array.from(await parts.peer.zen.evaluateTogether(parts.peer.people), (rubles) =>
    Math.round(rubles * 100),
  );
  const doubles = parts.doubles.map((rubles) => Math.round(rubles * 100));
  const percent = (wrong: number, rows: number): number => (wrong / rows) * 100;
  return [
    benchLine({
      id: 'engine/batch-wrong-rows',
      value: wrongAgainstReference(population, parts.plain) + wrongAgainstReference(population, parts.unrounded),
      unit: 'rows',
      bar: { most: 0 },
      against: `the reference engine, ${CHECKED_PEOPLE} people, rounded and unrounded`,
    }),
    benchLine({
      id: 'engine/batch-differing-from-scaled-integers',
      value: differing(exact, parts.scaled),
      unit: 'rows',
      bar: { most: 0 },
      against: 'hand-written whole kopecks, all people',
    }),
    benchLine({
      id: 'engine/unrounded-rows-for-the-reference',
      value: percent(runPages(parts.unrounded.pages), population.size),
      unit: '%',
      against: 'rows too near a rounding to be proven in doubles',
    }),
    benchLine({
      id: 'engine/doubles-wrong-rows',
      value: percent(differing(exact, doubles), population.size),
      unit: '%',
      against: 'fastest and usual doubles, payout only',
    }),
    benchLine({
      id: 'engine/zen-wrong-rows',
      value: percent(differing(exact.subarray(0, zen.length), zen), zen.length),
      unit: '%',
      against: `GoRules ZEN, ${zen.length} people`,
    }),
  ];
}

function differing(left: Float64Array, right: Float64Array): number {
  let count = 0;
  for (let row = 0; row < left.length; row += 1) if (left[row] !== right[row]) count += 1;
  return count;
}

function wrongAgainstReference(population: Population, batch: LoadedBatch): number {
  const ours = bonusesOf(batch, population.size);
  runPages(batch.pages);
  const open = new Set(markedRows(batch.pages));
  const { employees } = evaluatePlan(batch.plan, requestOf(population, CHECKED_PEOPLE));
  const wrong = employees.filter(({ total }, row) => !open.has(row) && Math.round(Number(total) * 100) !== ours[row]);
  return wrong.length;
}
