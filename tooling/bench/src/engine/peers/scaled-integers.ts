// biome-ignore-all lint/complexity/useMathMinMax: the ternary is what the fastest form uses.
import type { Population } from '../population.ts';

const GRADE_HUNDREDTHS = Float64Array.of(0, 2, 5, 8, 0, 3, 6, 10, 0, 4, 8, 12, 1, 5, 10, 15);

/** Half away from zero of a / b for whole numbers below 2^53 with b > 0. */
function halfUp(a: number, b: number): number {
  return a < 0 ? -Math.floor((-a + b / 2) / b) : Math.floor((a + b / 2) / b);
}

/** Whole kopecks in doubles, every scale worked out by hand: exact while everything stays below 2^53. */
export function scaledIntegers({ size, whole: w }: Population, bonus: Float64Array): void {
  for (let i = 0; i < size; i += 1) {
    const sold = w.revenue[i] as number;
    const target = w.revenueTarget[i] as number;
    const base = w.baseSalary[i] as number;
    const done = Math.floor((sold * 10_000 + target / 2) / target);
    const margin = Math.floor(
      ((w.margin[i] as number) * 10_000 + (w.marginTarget[i] as number) / 2) / (w.marginTarget[i] as number),
    );
    const calls = Math.floor(
      ((w.calls[i] as number) * 10_000 + (w.callsTarget[i] as number) / 2) / (w.callsTarget[i] as number),
    );
    const satisfied = Math.floor(
      ((w.satisfaction[i] as number) * 10_000 + (w.satisfactionTarget[i] as number) / 2) /
        (w.satisfactionTarget[i] as number),
    );
    const tiered =
      sold < 50_000_000
        ? sold * 20
        : sold < 100_000_000
          ? sold * 30 - 500_000_000
          : sold < 200_000_000
            ? sold * 45 - 2_000_000_000
            : sold * 60 - 5_000_000_000;
    const commission = Math.floor((tiered + 500) / 1_000);
    const accelerator = done >= 12_000 ? halfUp((sold * 10 - target * 12) * 15, 10_000) : 0;
    const scored =
      (done > 15_000 ? 15_000 : done) * 4 +
      (margin < 5_000 ? 5_000 : margin > 15_000 ? 15_000 : margin) * 3 +
      (calls > 12_000 ? 12_000 : calls) * 2 +
      (satisfied > 12_000 ? 12_000 : satisfied);
    const score = Math.floor((scored + 5) / 10);
    const scoreBonus = score >= 6_000 ? Math.floor((base * score + 20_000) / 40_000) : 0;
    const band = done < 8_000 ? 0 : done < 10_000 ? 1 : done < 12_000 ? 2 : 3;
    const gradeBonus = base * (GRADE_HUNDREDTHS[(w.grade[i] as number) * 4 + band] as number);
    const fines = (w.complaints[i] as number) * 5_000_000;
    const fineCap = base * 10;
    const penalty = fines < fineCap ? fines : fineCap;
    const net = (commission + accelerator + scoreBonus) * 100 + gradeBonus - penalty;
    const prorated = halfUp(net * (w.daysWorked[i] as number), 2_200);
    const cap = base * 3;
    bonus[i] = prorated > cap ? cap : prorated < 0 ? 0 : prorated;
  }
}
