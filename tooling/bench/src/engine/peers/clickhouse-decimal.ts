/**
 * The scheme as an analyst writes it for ClickHouse: Decimal columns, one level of aliases, quotients carried with six
 * places before they are rounded, every rounded value back at its own scale, all of it in 64 bits. `SELECT` list only; `people` has one Decimal or text column for each input.
 */
export const DECIMAL_SUMS = `
WITH
  toDecimal64(round(toDecimal64(revenue, 6) / revenueTarget, 4), 4) AS done,
  toDecimal64(round(toDecimal64(margin, 6) / marginTarget, 4), 4) AS marginDone,
  toDecimal64(round(toDecimal64(calls, 6) / callsTarget, 4), 4) AS callsDone,
  toDecimal64(round(toDecimal64(satisfaction, 6) / satisfactionTarget, 4), 4) AS satisfied,
  toDecimal64(round(multiIf(
    revenue < 500000, revenue * toDecimal64('0.02', 3),
    revenue < 1000000, (revenue - 500000) * toDecimal64('0.03', 3) + 10000,
    revenue < 2000000, (revenue - 1000000) * toDecimal64('0.045', 3) + 25000,
    (revenue - 2000000) * toDecimal64('0.06', 3) + 70000), 2), 2) AS commission,
  toDecimal64(round((revenue - revenueTarget * toDecimal64('1.2', 1)) * toDecimal64('0.015', 3), 2), 2)
    * (done >= toDecimal64('1.2', 1)) AS accelerator,
  toDecimal64(round(least(done, toDecimal64('1.5', 4)) * toDecimal64('0.4', 1)
    + least(greatest(marginDone, toDecimal64('0.5', 4)), toDecimal64('1.5', 4)) * toDecimal64('0.3', 1)
    + least(callsDone, toDecimal64('1.2', 4)) * toDecimal64('0.2', 1)
    + least(satisfied, toDecimal64('1.2', 4)) * toDecimal64('0.1', 1), 4), 4) AS score,
  toDecimal64(round(baseSalary * toDecimal64('0.25', 2) * score, 2), 2) * (score >= toDecimal64('0.6', 1)) AS scoreBonus,
  multiIf(done < toDecimal64('0.8', 4), 0, done < toDecimal64(1, 4), 1, done < toDecimal64('1.2', 4), 2, 3) AS band,
  [toDecimal64('0', 2), toDecimal64('0.02', 2), toDecimal64('0.05', 2), toDecimal64('0.08', 2),
    toDecimal64('0', 2), toDecimal64('0.03', 2), toDecimal64('0.06', 2), toDecimal64('0.1', 2),
    toDecimal64('0', 2), toDecimal64('0.04', 2), toDecimal64('0.08', 2), toDecimal64('0.12', 2),
    toDecimal64('0.01', 2), toDecimal64('0.05', 2), toDecimal64('0.1', 2), toDecimal64('0.15', 2)]
    [(indexOf(['A', 'B', 'C', 'D'], grade) - 1) * 4 + band + 1] AS gradeRate,
  baseSalary * gradeRate AS gradeBonus,
  least(complaints * toDecimal64(500, 3), baseSalary * toDecimal64('0.1', 1)) AS penalty,
  toDecimal64(round((commission + accelerator + scoreBonus + gradeBonus - penalty) * daysWorked / 22, 2), 2) AS prorated,
  greatest(least(prorated, baseSalary * 3), toDecimal64(0, 2)) AS bonus
SELECT sum(bonus), sum(commission), sum(accelerator), sum(scoreBonus), sum(gradeBonus), sum(penalty) FROM people`;

/** Made inside the engine, so that nothing but the two queries is compared. */
export const CREATE_PEOPLE = `
CREATE TABLE people ENGINE = Memory AS
WITH
  (20 + intHash64(number * 11) % 281) * 10000 AS target,
  (5 + intHash64(number * 11 + 1) % 56) * 10000 AS aim,
  50 + intHash64(number * 11 + 2) % 351 AS asked
SELECT
  number AS row,
  toDecimal64(target * (400 + intHash64(number * 11 + 3) % 1101) / 1000, 2) AS revenue,
  toDecimal64(target, 2) AS revenueTarget,
  toDecimal64(aim * (300 + intHash64(number * 11 + 4) % 1401) / 1000, 2) AS margin,
  toDecimal64(aim, 2) AS marginTarget,
  toInt64(intDiv(asked * (300 + intHash64(number * 11 + 5) % 1201), 1000)) AS calls,
  toInt64(asked) AS callsTarget,
  toDecimal64((300 + intHash64(number * 11 + 6) % 701) / 10, 1) AS satisfaction,
  toDecimal64((700 + intHash64(number * 11 + 7) % 251) / 10, 1) AS satisfactionTarget,
  toDecimal64((30 + intHash64(number * 11 + 8) % 221) * 1000, 2) AS baseSalary,
  ['A', 'B', 'C', 'D'][1 + intHash64(number * 11 + 9) % 4] AS grade,
  toInt64(if(intHash64(number * 11 + 10) % 10 < 8, 0, intHash64(number) % 9 + 1)) AS complaints,
  toInt64(if(intHash64(number + 7) % 10 < 7, 22, 5 + intHash64(number + 8) % 18)) AS daysWorked
FROM numbers({rows:UInt64})`;
