import { DATE_RANGE } from './input-profile.ts';
import type { Interval } from './interval.ts';
import type { Register } from './kernel.ts';
import type { KernelBuilder } from './kernel-builder.ts';

/** The calendar of `values/calendar-date.ts` over registers: day numbers in, years, months and days out. */
export interface DateRegisters {
  readonly year: Register;
  readonly month: Register;
  readonly day: Register;
}

/** Integer arithmetic whose results are far from any limit. */
export class SmallIntegers {
  readonly #builder: KernelBuilder;

  constructor(builder: KernelBuilder) {
    this.#builder = builder;
  }

  add(left: Register, right: Register | bigint): Register {
    return this.#sure(this.#builder.arithmetic('add', left, this.#register(right)));
  }

  subtract(left: Register, right: Register | bigint): Register {
    return this.#sure(this.#builder.arithmetic('subtract', left, this.#register(right)));
  }

  multiply(left: Register, factor: bigint): Register {
    return this.#sure(this.#builder.multiplyBy(left, factor));
  }

  floor(value: Register, divisor: bigint): Register {
    return this.#sure(this.#builder.divideRounded(value, this.#register(divisor), { mode: 'floor', within: null }));
  }

  /** Remainder of `floor`: never negative. */
  rest(value: Register, divisor: bigint): Register {
    return this.clamp(this.subtract(value, this.multiply(this.floor(value, divisor), divisor)), {
      min: 0n,
      max: divisor - 1n,
    });
  }

  clamp(value: Register, { min, max }: Interval): Register {
    const raised = this.#sure(this.#builder.arithmetic('maximum', value, this.#register(min)));
    return this.#sure(this.#builder.arithmetic('minimum', raised, this.#register(max)));
  }

  least(left: Register, right: Register | bigint): Register {
    return this.#sure(this.#builder.arithmetic('minimum', left, this.#register(right)));
  }

  #register(value: Register | bigint): Register {
    return typeof value === 'bigint' ? this.#builder.integer(value) : value;
  }

  #sure(register: Register | null): Register {
    if (register === null) throw new Error('calendar: a date is out of all range');
    return register;
  }
}

export function datePartsOfRegister(builder: KernelBuilder, days: Register): DateRegisters {
  const small = new SmallIntegers(builder);
  const shifted = small.add(days, 719_468n);
  const era = small.floor(shifted, 146_097n);
  const dayOfEra = small.rest(shifted, 146_097n);
  const leaps = small.subtract(small.floor(dayOfEra, 36_524n), small.floor(dayOfEra, 1_460n));
  const yearOfEra = small.floor(small.subtract(small.add(dayOfEra, leaps), small.floor(dayOfEra, 146_096n)), 365n);
  const daysOfYears = small.subtract(
    small.add(small.multiply(yearOfEra, 365n), small.floor(yearOfEra, 4n)),
    small.floor(yearOfEra, 100n),
  );
  const dayOfYear = small.clamp(small.subtract(dayOfEra, daysOfYears), { min: 0n, max: 365n });
  const marchMonth = small.floor(small.add(small.multiply(dayOfYear, 5n), 2n), 153n);
  const monthStart = small.floor(small.add(small.multiply(marchMonth, 153n), 2n), 5n);
  const day = small.clamp(small.add(small.subtract(dayOfYear, monthStart), 1n), { min: 1n, max: 31n });
  const early = builder.compare('less', marchMonth, builder.integer(10n));
  const offset = builder.select(early, { then: builder.integer(3n), otherwise: builder.integer(-9n) });
  const month = small.clamp(small.add(marchMonth, offset), { min: 1n, max: 12n });
  const nextYear = builder.select(early, { then: builder.integer(0n), otherwise: builder.integer(1n) });
  const year = small.add(small.add(small.multiply(era, 400n), yearOfEra), nextYear);
  return { year: small.clamp(year, { min: 1n, max: 9_999n }), month, day };
}

export function dayNumberOfParts(builder: KernelBuilder, { year, month, day }: DateRegisters): Register {
  const small = new SmallIntegers(builder);
  const early = builder.compare('lessOrEqual', month, builder.integer(2n));
  const one = builder.select(early, { then: builder.integer(1n), otherwise: builder.integer(0n) });
  const shifted = small.subtract(year, one);
  const era = small.floor(shifted, 400n);
  const yearOfEra = small.rest(shifted, 400n);
  const marchMonth = small.rest(small.add(month, 9n), 12n);
  const dayOfYear = small.subtract(
    small.add(small.floor(small.add(small.multiply(marchMonth, 153n), 2n), 5n), day),
    1n,
  );
  const daysOfYears = small.subtract(
    small.add(small.multiply(yearOfEra, 365n), small.floor(yearOfEra, 4n)),
    small.floor(yearOfEra, 100n),
  );
  const days = small.subtract(small.add(small.multiply(era, 146_097n), small.add(daysOfYears, dayOfYear)), 719_468n);
  return small.clamp(days, DATE_RANGE);
}

export function daysInMonthRegister(builder: KernelBuilder, { year, month }: Omit<DateRegisters, 'day'>): Register {
  const small = new SmallIntegers(builder);
  const isMultiple = (divisor: bigint): Register =>
    builder.compare('equal', small.rest(year, divisor), builder.integer(0n));
  const leap = builder.or(builder.and(isMultiple(4n), builder.not(isMultiple(100n))), isMultiple(400n));
  const isMonth = (number: bigint): Register => builder.compare('equal', month, builder.integer(number));
  const short = [4n, 6n, 9n, 11n].map(isMonth).reduce((any, next) => builder.or(any, next));
  const february = builder.select(leap, { then: builder.integer(29n), otherwise: builder.integer(28n) });
  const other = builder.select(short, { then: builder.integer(30n), otherwise: builder.integer(31n) });
  return builder.select(isMonth(2n), { then: february, otherwise: other });
}

/** Whole months from the earlier to the later day, negative when `to` is the earlier. */
export function monthsBetweenRegisters(builder: KernelBuilder, from: Register, to: Register): Register {
  const small = new SmallIntegers(builder);
  const backwards = builder.compare('less', to, from);
  const first = datePartsOfRegister(builder, builder.select(backwards, { then: to, otherwise: from }));
  const last = datePartsOfRegister(builder, builder.select(backwards, { then: from, otherwise: to }));
  const years = small.multiply(small.subtract(last.year, first.year), 12n);
  const months = small.add(years, small.subtract(last.month, first.month));
  const reached = small.least(first.day, daysInMonthRegister(builder, last));
  const full = builder.compare('lessOrEqual', reached, last.day);
  const whole = builder.select(full, { then: months, otherwise: small.subtract(months, 1n) });
  return builder.select(backwards, { then: builder.negate(whole), otherwise: whole });
}

/** Mondays to Fridays in [from, to); counted from a Monday, so that backwards it is the negative. */
export function weekdaysBetweenRegisters(builder: KernelBuilder, from: Register, to: Register): Register {
  const small = new SmallIntegers(builder);
  const before = (day: Register): Register => {
    const sinceMonday = small.add(day, 3n);
    const weeks = small.multiply(small.floor(sinceMonday, 7n), 5n);
    return small.add(weeks, small.least(small.rest(sinceMonday, 7n), 5n));
  };
  return small.subtract(before(to), before(from));
}
