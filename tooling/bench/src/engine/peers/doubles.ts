// biome-ignore-all lint/complexity/useMathMinMax: the ternary is what the fastest form uses.
import type { Population } from '../population.ts';

/** Six results of the benchmark scheme in major units. */
export interface DoubleResults {
  readonly bonus: Float64Array;
  readonly commission: Float64Array;
  readonly accelerator: Float64Array;
  readonly scoreBonus: Float64Array;
  readonly gradeBonus: Float64Array;
  readonly penalty: Float64Array;
}

export function makeDoubleResults(size: number): DoubleResults {
  const column = () => new Float64Array(size);
  return {
    bonus: column(),
    commission: column(),
    accelerator: column(),
    scoreBonus: column(),
    gradeBonus: column(),
    penalty: column(),
  };
}

const GRADE_RATES = Float64Array.of(
  0,
  0.02,
  0.05,
  0.08,
  0,
  0.03,
  0.06,
  0.1,
  0,
  0.04,
  0.08,
  0.12,
  0.01,
  0.05,
  0.1,
  0.15,
);

/**
 * What an experienced programmer writes who wants speed: columns, one loop, no calls, rounding as
 * `floor(x * 100 + 0.5) / 100`, which is right for values that are never negative – and, in doubles, for most of those.
 */
export function fastestDoubles({ size, doubles: d }: Population, out: DoubleResults): void {
  const { revenue, revenueTarget, margin, marginTarget, calls, callsTarget } = d;
  const { satisfaction, satisfactionTarget, baseSalary, grade, complaints, daysWorked } = d;
  for (let i = 0; i < size; i += 1) {
    const sold = revenue[i] as number;
    const target = revenueTarget[i] as number;
    const base = baseSalary[i] as number;
    const done = Math.floor((sold / target) * 10_000 + 0.5) / 10_000;
    const marginDone = Math.floor(((margin[i] as number) / (marginTarget[i] as number)) * 10_000 + 0.5) / 10_000;
    const callsDone = Math.floor(((calls[i] as number) / (callsTarget[i] as number)) * 10_000 + 0.5) / 10_000;
    const satisfied =
      Math.floor(((satisfaction[i] as number) / (satisfactionTarget[i] as number)) * 10_000 + 0.5) / 10_000;
    const tiered =
      sold < 500_000
        ? sold * 0.02
        : sold < 1_000_000
          ? 10_000 + (sold - 500_000) * 0.03
          : sold < 2_000_000
            ? 25_000 + (sold - 1_000_000) * 0.045
            : 70_000 + (sold - 2_000_000) * 0.06;
    const commission = Math.floor(tiered * 100 + 0.5) / 100;
    const accelerator = done >= 1.2 ? Math.floor((sold - target * 1.2) * 0.015 * 100 + 0.5) / 100 : 0;
    const a = done > 1.5 ? 1.5 : done;
    const b = marginDone < 0.5 ? 0.5 : marginDone > 1.5 ? 1.5 : marginDone;
    const c = callsDone > 1.2 ? 1.2 : callsDone;
    const e = satisfied > 1.2 ? 1.2 : satisfied;
    const score = Math.floor((a * 0.4 + b * 0.3 + c * 0.2 + e * 0.1) * 10_000 + 0.5) / 10_000;
    const scoreBonus = score >= 0.6 ? Math.floor(base * 0.25 * score * 100 + 0.5) / 100 : 0;
    const band = done < 0.8 ? 0 : done < 1 ? 1 : done < 1.2 ? 2 : 3;
    const gradeBonus = base * (GRADE_RATES[(grade[i] as number) * 4 + band] as number);
    const fines = (complaints[i] as number) * 500;
    const fineCap = base * 0.1;
    const penalty = fines < fineCap ? fines : fineCap;
    const net = commission + accelerator + scoreBonus + gradeBonus - penalty;
    const prorated = Math.floor(((net * (daysWorked[i] as number)) / 22) * 100 + 0.5) / 100;
    const cap = base * 3;
    out.bonus[i] = prorated > cap ? cap : prorated < 0 ? 0 : prorated;
    out.commission[i] = commission;
    out.accelerator[i] = accelerator;
    out.scoreBonus[i] = scoreBonus;
    out.gradeBonus[i] = gradeBonus;
    out.penalty[i] = penalty;
  }
}

/** The usual form: the same loop with `Math.round` and `Math.min`/`Math.max`. */
export function usualDoubles({ size, doubles: d }: Population, out: DoubleResults): void {
  for (let i = 0; i < size; i += 1) {
    const sold = d.revenue[i] as number;
    const target = d.revenueTarget[i] as number;
    const base = d.baseSalary[i] as number;
    const done = Math.round((sold / target) * 10_000) / 10_000;
    const marginDone = Math.round(((d.margin[i] as number) / (d.marginTarget[i] as number)) * 10_000) / 10_000;
    const callsDone = Math.round(((d.calls[i] as number) / (d.callsTarget[i] as number)) * 10_000) / 10_000;
    const satisfied =
      Math.round(((d.satisfaction[i] as number) / (d.satisfactionTarget[i] as number)) * 10_000) / 10_000;
    const commission =
      Math.round(
        (Math.min(sold, 500_000) * 0.02 +
          Math.max(Math.min(sold, 1_000_000) - 500_000, 0) * 0.03 +
          Math.max(Math.min(sold, 2_000_000) - 1_000_000, 0) * 0.045 +
          Math.max(sold - 2_000_000, 0) * 0.06) *
          100,
      ) / 100;
    const accelerator = done >= 1.2 ? Math.round((sold - target * 1.2) * 0.015 * 100) / 100 : 0;
    const score =
      Math.round(
        (Math.min(Math.max(done, 0), 1.5) * 0.4 +
          Math.min(Math.max(marginDone, 0.5), 1.5) * 0.3 +
          Math.min(Math.max(callsDone, 0), 1.2) * 0.2 +
          Math.min(Math.max(satisfied, 0), 1.2) * 0.1) *
          10_000,
      ) / 10_000;
    const scoreBonus = score >= 0.6 ? Math.round(base * 0.25 * score * 100) / 100 : 0;
    const band = done < 0.8 ? 0 : done < 1 ? 1 : done < 1.2 ? 2 : 3;
    const gradeBonus = base * (GRADE_RATES[(d.grade[i] as number) * 4 + band] as number);
    const penalty = Math.min((d.complaints[i] as number) * 500, base * 0.1);
    const net = commission + accelerator + scoreBonus + gradeBonus - penalty;
    const prorated = Math.round(((net * (d.daysWorked[i] as number)) / 22) * 100) / 100;
    out.bonus[i] = Math.max(Math.min(prorated, base * 3), 0);
    out.commission[i] = commission;
    out.accelerator[i] = accelerator;
    out.scoreBonus[i] = scoreBonus;
    out.gradeBonus[i] = gradeBonus;
    out.penalty[i] = penalty;
  }
}
