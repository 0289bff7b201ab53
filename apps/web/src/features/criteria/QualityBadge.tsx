import type { CriterionQuality } from '@premia/service';
import { StatusBadge, type Tone, useFormat, useTranslate } from '@premia/ui';
import { criteriaMessages } from './criteria.messages.ts';

const TONES: Readonly<Record<CriterionQuality['grade'], Tone>> = {
  good: 'good',
  watch: 'warn',
  poor: 'bad',
  unknown: 'neutral',
};

export function QualityBadge({ quality }: { readonly quality: CriterionQuality | undefined }) {
  const t = useTranslate();
  if (quality === undefined) return null;
  return <StatusBadge tone={TONES[quality.grade]}>{t(criteriaMessages[quality.grade])}</StatusBadge>;
}

/** What the badge was given for, in words. */
export function QualityWords({
  quality,
  isEntered,
}: {
  readonly quality: CriterionQuality;
  readonly isEntered: boolean;
}) {
  const t = useTranslate();
  const format = useFormat();
  const { facts, late, filled, holes } = quality;
  if (isEntered) {
    return (
      <span>
        {format.period(quality.from)}:{' '}
        {t(criteriaMessages.notEntered, { entered: String(filled), needed: String(facts) })}
      </span>
    );
  }
  const days = holes.map((day) => format.date(day)).join(', ');
  const faults = [
    ...(late > 0 ? [t(criteriaMessages.late, { count: late })] : []),
    ...(facts - filled > 0 ? [t(criteriaMessages.missing, { count: facts - filled })] : []),
    ...(holes.length > 0 ? [t(criteriaMessages.holes, { count: holes.length, days })] : []),
  ];
  return (
    <span>
      {faults.length === 0 ? t(criteriaMessages.allFine, { count: facts }) : faults.join('; ')},{' '}
      {t(criteriaMessages.judged, { from: format.date(quality.from), to: format.date(quality.to) })}
    </span>
  );
}
