import { datePartsOf, toDayNumber } from '../../values/calendar-date.ts';
import type { FactColumn, LoweredPlan } from '../scaled/lowered-plan.ts';
import { isValue, type Reading, type RequestData } from '../scaled/request-data.ts';
import type { TextCodes } from '../scaled/text-codes.ts';
import { ABSENT_VALUE, type BatchColumns, type FactColumns } from './batch-columns.ts';

/** The columns a lowered plan reads, filled from a request. */
export function columnsOf(lowered: LoweredPlan, data: RequestData): BatchColumns {
  const inputs = lowered.inputs.map((input) => {
    const unit = input.profile.kind === 'number' ? input.profile.unit : 1n;
    return BigInt64Array.from(data.inputReadings(input), (reading) => encode(reading, unit, lowered.codes));
  });
  return { rows: data.employees.length, inputs, facts: lowered.facts.length > 0 ? factColumns(lowered, data) : null };
}

function factColumns(lowered: LoweredPlan, data: RequestData): FactColumns {
  const starts = new Int32Array(data.facts.length + 1);
  data.facts.forEach((facts, row) => {
    starts[row + 1] = (starts[row] ?? 0) + facts.length;
  });
  return { starts, columns: lowered.facts.map((column) => factColumn(column, { data, codes: lowered.codes })) };
}

function factColumn(
  { field, type, profile }: FactColumn,
  { data, codes }: { data: RequestData; codes: TextCodes },
): BigInt64Array {
  if (profile.kind === 'constant') throw new Error('factColumn: a field of a fact is never constant');
  const unit = profile.kind === 'number' ? profile.unit : 1n;
  const readings = data.fieldReadings(field, type).flat();
  return BigInt64Array.from(readings, (reading) => encode(reading, unit, codes));
}

function encode(reading: Reading, unit: bigint, codes: TextCodes): bigint {
  if (!isValue(reading)) return ABSENT_VALUE;
  switch (reading.kind) {
    case 'number':
      return (reading.number.numerator * unit) / reading.number.denominator;
    case 'boolean':
      return reading.boolean ? 1n : 0n;
    case 'text':
      return BigInt(codes.codeOf(reading.text));
    case 'date':
      return BigInt(toDayNumber(datePartsOf(reading.date)));
  }
}
