import { Decimal } from 'decimal.js';
import type { InputName, Population } from '../population.ts';

const GRADE_RATES = [
  '0',
  '0.02',
  '0.05',
  '0.08',
  '0',
  '0.03',
  '0.06',
  '0.1',
  '0',
  '0.04',
  '0.08',
  '0.12',
  '0.01',
  '0.05',
  '0.1',
  '0.15',
].map((text) => new Decimal(text));
const K = Object.fromEntries(
  [
    '0.5',
    '1',
    '1.2',
    '1.5',
    '0.4',
    '0.3',
    '0.2',
    '0.1',
    '0.25',
    '0.6',
    '0.015',
    '0.02',
    '0.03',
    '0.045',
    '0.06',
    '500',
    '500000',
    '1000000',
    '2000000',
    '10000',
    '25000',
    '70000',
  ].map((text) => [text, new Decimal(text)] as const),
);
const k = (text: string): Decimal => K[text] ?? new Decimal(text);

/** The scheme in decimal.js with its constants made once; 40 digits so that quotients round right. */
export function decimalJs({ doubles }: Population, rows: number): number {
  Decimal.set({ precision: 40, rounding: Decimal.ROUND_HALF_UP });
  let total = 0;
  for (let row = 0; row < rows; row += 1) total += payOne((name) => new Decimal(doubles[name][row] ?? 0)).toNumber();
  return total;
}

function commissionOf(sold: Decimal): Decimal {
  if (sold.lt(k('500000'))) return sold.times(k('0.02'));
  if (sold.lt(k('1000000'))) return sold.minus(k('500000')).times(k('0.03')).plus(k('10000'));
  if (sold.lt(k('2000000'))) return sold.minus(k('1000000')).times(k('0.045')).plus(k('25000'));
  return sold.minus(k('2000000')).times(k('0.06')).plus(k('70000'));
}

function bandOf(done: Decimal): number {
  if (done.lt('0.8')) return 0;
  if (done.lt(k('1'))) return 1;
  return done.lt(k('1.2')) ? 2 : 3;
}

function payOne(read: (name: InputName) => Decimal): Decimal {
  const sold = read('revenue');
  const target = read('revenueTarget');
  const base = read('baseSalary');
  const done = sold.div(target).toDecimalPlaces(4);
  const margin = read('margin').div(read('marginTarget')).toDecimalPlaces(4);
  const calls = read('calls').div(read('callsTarget')).toDecimalPlaces(4);
  const satisfied = read('satisfaction').div(read('satisfactionTarget')).toDecimalPlaces(4);
  const commission = commissionOf(sold).toDecimalPlaces(2);
  const over = sold
    .minus(target.times(k('1.2')))
    .times(k('0.015'))
    .toDecimalPlaces(2);
  const accelerator = done.gte(k('1.2')) ? over : new Decimal(0);
  const score = Decimal.min(done, k('1.5'))
    .times(k('0.4'))
    .plus(Decimal.min(Decimal.max(margin, k('0.5')), k('1.5')).times(k('0.3')))
    .plus(Decimal.min(calls, k('1.2')).times(k('0.2')))
    .plus(Decimal.min(satisfied, k('1.2')).times(k('0.1')))
    .toDecimalPlaces(4);
  const scoreBonus = score.gte(k('0.6')) ? base.times(k('0.25')).times(score).toDecimalPlaces(2) : new Decimal(0);
  const gradeBonus = base.times(GRADE_RATES[read('grade').toNumber() * 4 + bandOf(done)] ?? 0);
  const penalty = Decimal.min(read('complaints').times(k('500')), base.times(k('0.1')));
  const net = commission.plus(accelerator).plus(scoreBonus).plus(gradeBonus).minus(penalty);
  const prorated = net.times(read('daysWorked')).div(22).toDecimalPlaces(2);
  return Decimal.max(Decimal.min(prorated, base.times(3)), 0);
}
