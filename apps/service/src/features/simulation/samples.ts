import { compare, parseDecimal, ZERO } from '@premia/decimal';
import {
  type EmployeeResult,
  type EvaluationRequest,
  type Period,
  parseLinkEnd,
  type SchemeDocument,
  type TraceNode,
  type TraceValue,
} from '@premia/scheme';
import type { SamplePerson } from '../../contract.ts';

/** Worked out one by one by the reference engine: beyond this as many people, evenly spread, stand for all. */
const SAMPLED_PEOPLE_MAX = 200;

/** Evenly spread, in their order; everybody where they are few. */
export function spread<T>(all: readonly T[], count: number = SAMPLED_PEOPLE_MAX): readonly T[] {
  if (all.length <= count) {
    return all;
  }
  return Array.from({ length: count }, (_, index) => all[Math.floor((index * all.length) / count)] as T);
}

interface Worked {
  readonly document: SchemeDocument;
  readonly period: Period;
  readonly request: EvaluationRequest;
  readonly results: readonly EmployeeResult[];
}

/** What makes each person worth trying a scheme on: what it would have paid, whether a cap held, whether there was nothing to pay for. */
export function samplePeople({ document, period, request, results }: Worked): readonly SamplePerson[] {
  const caps = capsOf(document);
  const inputs = new Map(request.employees.map((employee) => [employee.id, employee]));
  return results.map(({ id, total, trace }) => {
    const employee = inputs.get(id);
    return {
      employeeId: id,
      total,
      isCapped: isCapped(caps, trace?.nodes ?? []),
      isIdle: employee !== undefined && isIdle(employee, period),
    };
  });
}

/** A clamp and where its value comes from. */
interface Cap {
  readonly nodeId: string;
  readonly source: { readonly nodeId: string; readonly port: string | null };
}

function capsOf({ nodes, links }: SchemeDocument): readonly Cap[] {
  const clamps = new Set(nodes.filter(({ kind }) => kind === 'clamp').map(({ id }) => id));
  return links.flatMap(({ from, to }) => {
    const { nodeId, port } = parseLinkEnd(to);
    return clamps.has(nodeId) && (port === null || port === 'value') ? [{ nodeId, source: parseLinkEnd(from) }] : [];
  });
}

/** Whether less came out of a clamp than went in. */
function isCapped(caps: readonly Cap[], nodes: readonly TraceNode[]): boolean {
  const traced = new Map(nodes.map((node) => [node.nodeId, node.outputs]));
  return caps.some(({ nodeId, source }) => {
    const outputs = traced.get(source.nodeId) ?? {};
    const given = numberOf(source.port === null ? Object.values(outputs)[0] : outputs[source.port]);
    const left = numberOf(Object.values(traced.get(nodeId) ?? {})[0]);
    return given !== null && left !== null && compare(left, given) < 0;
  });
}

function numberOf(traced: TraceValue | undefined) {
  return traced?.kind === 'number' ? traced.number : null;
}

/** No records in the period and every criterion at zero, of those the scheme looks at; one that looks at none idles nobody. */
function isIdle({ facts, criteria }: EvaluationRequest['employees'][number], { firstDay, lastDay }: Period): boolean {
  const actuals = Object.values(criteria ?? {}).flatMap((measures) => measures['actual'] ?? []);
  if (facts === undefined && actuals.length === 0) {
    return false;
  }
  const isInPeriod = ({ on }: { readonly on: string }) => on.slice(0, 10) >= firstDay && on.slice(0, 10) <= lastDay;
  return !(facts ?? []).some(isInPeriod) && actuals.every(isZero);
}

function isZero(actual: string): boolean {
  const parsed = parseDecimal(actual);
  return parsed.ok && compare(parsed.value, ZERO) === 0;
}
