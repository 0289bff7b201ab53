/** What arrived of a type of fact on one day, as far as a criterion's promise is concerned. */
export interface DayOfFacts {
  readonly day: string;
  readonly facts: number;
  /** Arrived after the promise; facts of days before the source's first delivery are history, not delay. */
  readonly late: number;
  /** Have every field the criterion measures or judges by. */
  readonly filled: number;
  /** By the promise everything of the day must be here. */
  readonly isDue: boolean;
  /** Whether the type usually has facts on this day of the week: on at least three of the four before. */
  readonly isUsual: boolean;
}

/** `good`, `watch` (people should look) or `poor` (do not rely on it); `unknown` when nothing has come yet. */
export type QualityGrade = 'good' | 'watch' | 'poor' | 'unknown';

export interface DataQuality {
  readonly grade: QualityGrade;
  readonly facts: number;
  readonly late: number;
  readonly filled: number;
  /** Due days without a single fact on which there usually are some. */
  readonly holes: readonly string[];
}

/** Shares in hundredths from which people should look, and from which the number is not to be relied on. */
const LATE_PERCENT = { watch: 2, poor: 10 } as const;
const MISSING_PERCENT = { watch: 1, poor: 5 } as const;
const HOLES = { watch: 1, poor: 3 } as const;

/** The badge of a criterion counted from facts, from what arrived on the days looked at. */
export function qualityOfFacts(days: readonly DayOfFacts[]): DataQuality {
  const total = (of: 'facts' | 'late' | 'filled') => days.reduce((sum, day) => sum + day[of], 0);
  const counts = { facts: total('facts'), late: total('late'), filled: total('filled') };
  const holes = days.filter(({ facts, isDue, isUsual }) => facts === 0 && isDue && isUsual).map(({ day }) => day);
  return {
    ...counts,
    holes,
    grade:
      counts.facts === 0 && holes.length === 0
        ? 'unknown'
        : worst([
            graded(counts.late * 100, LATE_PERCENT, counts.facts),
            graded((counts.facts - counts.filled) * 100, MISSING_PERCENT, counts.facts),
            graded(holes.length, HOLES, 1),
          ]),
  };
}

/** The badge of a criterion whose values are entered: how many of the people who need one have one once it is due. */
export function qualityOfEntries(entries: {
  readonly needed: number;
  readonly entered: number;
  readonly isDue: boolean;
}): DataQuality {
  const { needed, entered, isDue } = entries;
  const missing = needed - entered;
  const grade = needed === 0 ? 'unknown' : missing === 0 ? 'good' : isDue ? 'poor' : 'watch';
  return { grade, facts: needed, late: isDue ? missing : 0, filled: entered, holes: [] };
}

/** A ratio is as good as the worse of its parts. */
export function qualityOfRatio(numerator: DataQuality, denominator: DataQuality): DataQuality {
  return {
    grade: worst([numerator.grade, denominator.grade]),
    facts: numerator.facts + denominator.facts,
    late: numerator.late + denominator.late,
    filled: numerator.filled + denominator.filled,
    holes: [...new Set([...numerator.holes, ...denominator.holes])].sort(),
  };
}

function graded(value: number, bounds: { readonly watch: number; readonly poor: number }, of: number): QualityGrade {
  if (value >= bounds.poor * of && value > 0) return 'poor';
  return value >= bounds.watch * of && value > 0 ? 'watch' : 'good';
}

const FROM_WORST: readonly QualityGrade[] = ['poor', 'unknown', 'watch', 'good'];

function worst(grades: readonly QualityGrade[]): QualityGrade {
  return FROM_WORST.find((grade) => grades.includes(grade)) ?? 'unknown';
}
