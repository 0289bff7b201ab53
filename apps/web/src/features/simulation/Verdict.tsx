import type { SimulationResult, SimulationSide } from '@premia/service';
import { DeltaText, differenceOf, Kpi, KpiStrip, MoneyText, signOf, useFormat, useTranslate } from '@premia/ui';
import { IconAlertTriangle } from '@tabler/icons-react';
import classes from './Simulation.module.css';
import { simulationMessages } from './simulation.messages.ts';
import { tallyOf } from './tally.ts';

const VERDICTS = {
  '1': simulationMessages.verdictMore,
  '-1': simulationMessages.verdictLess,
} as const;

const MONEY_FIGURES = ['fund', 'average', 'median', 'maximum'] as const satisfies readonly (keyof SimulationSide)[];

/** The answer in a sentence, then in numbers, each beside what it is now. */
export function Verdict({ result }: { readonly result: SimulationResult }) {
  const t = useTranslate();
  const format = useFormat();
  const { base, candidate, currency } = result;
  const sign = signOf(result.fundDelta);
  const tally = tallyOf(result.people);
  const counts = { gain: String(tally.gain), lose: String(tally.lose), same: String(tally.same) };
  const amount = format.money(result.fundDelta.replace('-', ''), { currency });
  const sentence = sign === 0 ? t(simulationMessages.verdictSame, counts) : t(VERDICTS[sign], { ...counts, amount });
  return (
    <>
      <p className={classes['verdict']}>{sentence}</p>
      <KpiStrip>
        {MONEY_FIGURES.map((figure) => (
          <Kpi
            key={figure}
            label={t(simulationMessages[figure])}
            value={<MoneyText amount={candidate[figure]} currency={currency} digits={figure === 'fund' ? 2 : 0} />}
            note={
              <>
                <DeltaText amount={differenceOf(candidate[figure], base[figure])} currency={currency} compact />
                <span>
                  {t(simulationMessages.now)} <MoneyText amount={base[figure]} currency={currency} compact />
                </span>
              </>
            }
          />
        ))}
        <Kpi
          label={t(simulationMessages.atZero)}
          value={format.number(String(candidate.atZero))}
          note={`${t(simulationMessages.now)} ${format.number(String(base.atZero))}`}
        />
      </KpiStrip>
      {candidate.failed > 0 && (
        <p className={classes['failed']} role="status">
          <IconAlertTriangle size={16} stroke={1.75} aria-hidden="true" />
          {t(simulationMessages.failed, { count: candidate.failed })}
        </p>
      )}
    </>
  );
}
