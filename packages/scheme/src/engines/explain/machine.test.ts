import { decimal } from '@premia/decimal';
import { describe, expect, test } from 'vitest';
import { requestScope } from '../../evaluation/inputs.ts';
import { failure, success } from '../../evaluation/outcome.ts';
import { stepPlan } from '../../testing/step-plan.ts';
import { booleanValue, numberValue } from '../../values/literal.ts';
import { stepScopeOf } from './evaluate-plan.ts';
import { Machine } from './machine.ts';

const SCOPE = stepScopeOf(
  {
    scope: requestScope(
      stepPlan(() => ({})),
      { period: '2026-10', employees: [] },
    ),
    trace: false,
  },
  { id: 'e' },
);

describe('a machine', () => {
  const machine = (): Machine =>
    new Machine({
      size: 4,
      numbers: [[0, decimal('2.5')]],
      outcomes: [
        [1, success(booleanValue(true))],
        [2, success({ kind: 'text', text: 'A' })],
        [3, failure({ code: 'input/missing', nodeId: 'n' })],
      ],
    });

  test('runs for somebody, and for nobody afterwards', () => {
    const one = machine();
    expect(() => one.scope).toThrow('a machine runs without an employee');
    one.begin(SCOPE);
    expect(one.scope).toBe(SCOPE);
    one.end();
    expect(() => one.scope).toThrow('a machine runs without an employee');
  });

  test('knows what stands at a place: a number, a truth, a text or a problem', () => {
    const one = machine();
    const places = [0, 1, 2, 3];
    expect(places.map((place) => one.isNumber(place))).toEqual([true, false, false, false]);
    expect(places.map((place) => one.booleanAt(place))).toEqual([null, true, null, null]);
    expect(places.map((place) => one.textAt(place))).toEqual([null, null, 'A', null]);
    expect(places.map((place) => one.isProblem(place))).toEqual([false, false, false, true]);
    expect([one.areNumbers(0, 0), one.areNumbers(0, 1), one.areNumbers(1, 0)]).toEqual([true, false, false]);
    expect(one.read(0)).toEqual(success(numberValue(decimal('2.5'))));
    expect(one.traced(3)).toMatchObject({ kind: 'problem', problem: { code: 'input/missing', nodeId: 'n' } });
  });

  test('copies a place as it stands, from another machine too', () => {
    const [one, other] = [machine(), machine()];
    for (const place of [0, 1, 2, 3]) {
      one.copy(0, place, other);
      expect(one.read(0)).toEqual(other.read(place));
    }
    one.writeBoolean(1, false);
    one.copy(0, 1);
    expect(one.booleanAt(0)).toBe(false);
    one.write(0, success(numberValue(decimal('7'))));
    expect([one.isNumber(0), one.read(0)]).toEqual([true, success(numberValue(decimal('7')))]);
  });

  test('tells a number once for the result and its trace, and anew for the next employee', () => {
    const one = machine();
    const told = one.tell(0);
    expect(told.ok && told.value).toBe(one.traced(0));
    one.begin(SCOPE);
    expect(one.traced(0)).toEqual(numberValue(decimal('2.5')));
    expect(told.ok && told.value).not.toBe(one.traced(0));
    expect(one.tell(3)).toEqual(one.read(3));
  });
});
