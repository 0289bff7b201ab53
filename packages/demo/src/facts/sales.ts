import { addDays } from '../calendar.ts';
import type { DemoFact, DemoProduct } from '../company.ts';
import { ACCOUNTS, PRODUCTS } from '../organization.ts';
import type { Random } from '../random.ts';
import type { WorkMonth } from './work-month.ts';

interface SellingStyle {
  /** Average deals a month, times ten. */
  readonly dealsTenths: number;
  readonly quantityMax: number;
  /** Share of working days with a call worth recording. */
  readonly callDaysPercent: number;
}

const STYLES: Readonly<Record<string, SellingStyle>> = {
  'sales-manager': { dealsTenths: 45, quantityMax: 4, callDaysPercent: 25 },
  'key-account-manager': { dealsTenths: 30, quantityMax: 9, callDaysPercent: 15 },
  'inside-sales': { dealsTenths: 60, quantityMax: 1, callDaysPercent: 60 },
};

/** Payments arrive in one or two parts, this many days after the deal. */
const PAYMENT_DELAY_DAYS = { from: 3, to: 48 } as const;

/** Deals won, the payments that follow them, and calls. */
export function salesFacts(work: WorkMonth): DemoFact[] {
  const style = STYLES[work.positionKey];
  if (style === undefined || work.days.length === 0) return [];
  const facts: DemoFact[] = [];
  for (let index = 0; index < dealCount(work, style); index += 1) {
    facts.push(...dealWithPayments(work, style, index + 1));
  }
  return [...facts, ...calls(work, style)];
}

function dealCount(work: WorkMonth, style: SellingStyle): number {
  const expectedTenths = Math.floor((style.dealsTenths * work.skillPercent * work.demandPercent) / 10_000);
  const drawn = expectedTenths + work.random.between(-14, 14);
  return Math.max(0, Math.floor(drawn / 10));
}

function dealWithPayments(work: WorkMonth, style: SellingStyle, number: number): DemoFact[] {
  const random = work.random.fork(`deal/${number}`);
  const product = random.pick(PRODUCTS);
  const account = random.pick(ACCOUNTS);
  const quantity = random.between(1, style.quantityMax);
  const amount = dealAmount(random, product, quantity);
  const id = `D-${work.month}-${work.employee.id}-${number}`;
  const occurredOn = random.pick(work.days);
  const deal: DemoFact = {
    source: 'crm',
    id,
    type: 'deal.won',
    occurredOn,
    amount: String(amount),
    title: `${product.title.ru} — ${account}`,
    employeeId: work.employee.id,
    attributes: {
      product: product.key,
      account,
      quantity: String(quantity),
      margin: `0.${random.between(12, 38)}`,
      newClient: String(random.chance(30)),
    },
  };
  return [deal, ...payments(random, deal, amount)];
}

/** List price times quantity, less a discount of 0–15 % or, for one deal in six, a small mark-up. */
function dealAmount(random: Random, product: DemoProduct, quantity: number): number {
  const listHundreds = (Number(product.price) / 100) * quantity;
  const percent = random.chance(16) ? random.between(101, 106) : random.between(85, 100);
  return listHundreds * percent + random.integer(90) * 10;
}

function payments(random: Random, deal: DemoFact, amount: number): DemoFact[] {
  const split = random.chance(35);
  const first = split ? Math.floor((amount * random.between(30, 60)) / 100) : amount;
  return (split ? [first, amount - first] : [amount]).map((part, index) => ({
    ...deal,
    id: `P${deal.id.slice(1)}-${index + 1}`,
    type: 'payment.received',
    occurredOn: addDays(deal.occurredOn, random.between(PAYMENT_DELAY_DAYS.from, PAYMENT_DELAY_DAYS.to) + index * 20),
    amount: String(part),
    attributes: { deal: deal.id, account: deal.attributes.account ?? '' },
  }));
}

function calls(work: WorkMonth, style: SellingStyle): DemoFact[] {
  return work.days
    .filter(() => work.random.chance(style.callDaysPercent))
    .map((day) => ({
      source: 'crm',
      id: `C-${day}-${work.employee.id}`,
      type: 'call.made',
      occurredOn: day,
      amount: null,
      title: `Звонок — ${work.random.pick(ACCOUNTS)}`,
      employeeId: work.employee.id,
      attributes: { minutes: String(work.random.between(2, 34)), reached: String(work.random.chance(70)) },
    }));
}
