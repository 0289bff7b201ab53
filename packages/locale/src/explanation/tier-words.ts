import { add, isZero, type Rational, ZERO } from '@premia/decimal';
import type { ExplainedGraph, ValueRef } from './explained-graph.ts';
import type { ExplainedNode, Sentence } from './explanation.ts';
import { sourceOf } from './limits-applied.ts';
import { say } from './sentence.ts';
import { stepMessages } from './step.messages.ts';
import { type Explain, onlyRule, PERCENT, type StepWords, shownAt, text } from './step-parts.ts';
import { bandOf, readBands, slicesOf, smoothRate, type TierBand, type TierSlice } from './tier-rows.ts';

/** What the bands of one table were asked. */
interface TierReading {
  readonly graph: ExplainedGraph;
  readonly node: ExplainedNode;
  readonly bands: readonly TierBand[];
  readonly input: ValueRef;
  readonly value: Rational;
  readonly position: Rational;
  /** What the rates are rates of; null when it is the value itself. */
  readonly base: ValueRef | null;
}

/** The band or bands of a tier table, each with the part it counted and what that earned. */
export const tierWords: Explain = (graph, node) => {
  const input = sourceOf(graph, node.id, 'value');
  const value = graph.number(input);
  if (input === null || value === null) return onlyRule(shownAt(graph, node, 'value'));
  const reading: TierReading = {
    graph,
    node,
    bands: readBands(node.params?.['bands']),
    input,
    value,
    position: graph.number(sourceOf(graph, node.id, 'position')) ?? ZERO,
    base: sourceOf(graph, node.id, 'base'),
  };
  switch (text(node, 'mode')) {
    case 'interpolated':
      return onlyRule(smoothTier(reading));
    case 'whole':
      return onlyRule(wholeTier(reading));
    default:
      return marginalTiers(reading);
  }
};

/** What the rates are taken of, with its name. */
function shownBase(reading: TierReading): Sentence {
  return reading.graph.named(reading.base ?? reading.input);
}

function marginalTiers(reading: TierReading): StepWords {
  const { graph, node, bands, input, value, position, base } = reading;
  const type = graph.type(graph.mainOutput(node.id));
  const rows = slicesOf(bands, { value, position, base: graph.number(base) }).map((slice) => ({
    rule: sliceRule(reading, slice),
    result: graph.write(slice.earned, type),
  }));
  return { rule: say(graph.language, stepMessages.tiersMarginal, { value: graph.named(input) }), rows };
}

function sliceRule(reading: TierReading, { band, part, fixed }: TierSlice): Sentence {
  const { graph, node, input, base } = reading;
  const range = rangeOf(reading, band);
  const amount = graph.write(fixed, graph.type(graph.mainOutput(node.id)));
  if (band.rate === null) return say(graph.language, stepMessages.tiersAmount, { range, amount });
  const rate = graph.write(band.rate, PERCENT);
  const counted = { range, rate, part: graph.write(part, graph.type(base ?? input)) };
  if (isZero(fixed)) return say(graph.language, stepMessages.slice, counted);
  return say(graph.language, stepMessages.sliceAndAmount, { ...counted, amount });
}

function wholeTier(reading: TierReading): Sentence {
  const { graph, node, bands, input, value, position } = reading;
  const band = bandOf(bands, add(position, value));
  if (band === null) return say(graph.language, stepMessages.tiersNone, { value: graph.named(input) });
  const range = rangeOf(reading, band);
  const amount = graph.write(band.amount ?? ZERO, graph.type(graph.mainOutput(node.id)));
  if (band.rate === null) return say(graph.language, stepMessages.tiersAmount, { range, amount });
  const counted = { range, rate: graph.write(band.rate, PERCENT), part: shownBase(reading) };
  if (band.amount === null) return say(graph.language, stepMessages.slice, counted);
  return say(graph.language, stepMessages.sliceAndAmount, { ...counted, amount });
}

function smoothTier(reading: TierReading): Sentence {
  const { graph, bands, input, value, position } = reading;
  const rate = bands.some(({ amount }) => amount !== null) ? null : smoothRate(bands, add(position, value));
  if (rate === null) return say(graph.language, stepMessages.tiersSmooth, { value: graph.named(input) });
  return say(graph.language, stepMessages.tiersSmoothRate, {
    value: graph.named(input),
    rate: graph.write(rate, PERCENT),
    base: shownBase(reading),
  });
}

function rangeOf({ graph, input }: TierReading, band: TierBand): string {
  const type = graph.type(input);
  const from = graph.write(band.from, type);
  const to = band.to === null ? null : graph.write(band.to, type);
  const isFirst = isZero(band.from);
  const { language } = graph;
  if (to !== null) {
    return isFirst
      ? say(language, stepMessages.rangeBelow, { to }).text
      : say(language, stepMessages.rangeBetween, { from, to }).text;
  }
  return isFirst
    ? say(language, stepMessages.rangeAll, {}).text
    : say(language, stepMessages.rangeAbove, { from }).text;
}
