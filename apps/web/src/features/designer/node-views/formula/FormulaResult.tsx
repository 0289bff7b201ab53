import { describeDiagnostic, describeProblem, formatValue } from '@premia/locale';
import {
  type Diagnostic,
  type FormulaTrial,
  formulaFix,
  formulaInWords,
  partAround,
  type TextFix,
} from '@premia/scheme';
import { useLanguage } from '@premia/ui';
import classes from './Formula.module.css';
import { formulaMessages as messages } from './formula.messages.ts';
import { faultsOf, type TrialSetting, titled, tryText } from './formula-trial.ts';

export interface FormulaResultProps {
  readonly text: string;
  readonly selection: { readonly from: number; readonly to: number };
  readonly setting: TrialSetting;
  /** The part that was selected is worked out by itself. */
  readonly isStepShown: boolean;
  readonly onStep: () => void;
  readonly onFix: (fix: TextFix) => void;
}

/** Under the text while it is typed: what it comes to, what is wrong and how to mend it, and how it reads. */
export function FormulaResult({ text, selection, setting, isStepShown, onStep, onFix }: FormulaResultProps) {
  const { language, translate: t } = useLanguage();
  if (text.trim() === '') return null;
  const trial = tryText(text, setting);
  const [worst] = [...faultsOf(text, setting)].sort((one, other) => rank(one) - rank(other));
  const titleOf = (name: string) => setting.scope.find(({ key }) => key === name)?.title ?? name;
  const aloud = formulaInWords(text, { from: setting.language, to: language, nameOf: titleOf });
  return (
    <div className={classes['bar']} role="status" aria-live="polite">
      <div className={classes['outcome']}>
        {trial.ok ? (
          <>
            <span>{t(messages.result)}:</span>
            <TrialValue trial={trial} />
          </>
        ) : null}
        {worst !== undefined && <Fault diagnostic={worst} text={text} setting={setting} onFix={onFix} />}
        {trial.ok && (
          <button
            type="button"
            className={classes['button']}
            onMouseDown={(event) => event.preventDefault()}
            onClick={onStep}
          >
            {t(messages.showStep)}
          </button>
        )}
      </div>
      {isStepShown && <Step text={text} selection={selection} setting={setting} />}
      {aloud !== null && (
        <p className={classes['quiet']}>
          {t(messages.aloud)}: {aloud}
        </p>
      )}
    </div>
  );
}

const RANK = { error: 0, warning: 1, hint: 2 } as const;
const rank = ({ severity }: Diagnostic) => RANK[severity];

function TrialValue({ trial }: { readonly trial: FormulaTrial & { readonly ok: true } }) {
  const { language, translate: t } = useLanguage();
  const { outcome, type } = trial;
  if (outcome.kind === 'problem') {
    const isOwn = outcome.problem.code === 'input/missing';
    return <span>— {isOwn ? t(messages.noValue) : describeProblem(outcome.problem, { language })}</span>;
  }
  return <strong>{formatValue({ value: outcome, type }, language)}</strong>;
}

interface FaultProps {
  readonly diagnostic: Diagnostic;
  readonly text: string;
  readonly setting: TrialSetting;
  readonly onFix: (fix: TextFix) => void;
}

function Fault({ diagnostic, text, setting, onFix }: FaultProps) {
  const { language, translate: t } = useLanguage();
  const { code, details, severity } = diagnostic;
  const isNew = code === 'formula/unknown-name' && details['suggestion'] === undefined;
  const fix = formulaFix(diagnostic, { text, language: setting.language });
  return (
    <>
      <span className={classes['fault']} data-severity={severity}>
        {isNew
          ? t(messages.newInput, { name: String(details['name'] ?? '') })
          : describeDiagnostic(diagnostic, { language })}
      </span>
      {fix !== null && (
        <button
          type="button"
          className={classes['button']}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onFix(fix)}
        >
          {fix.insert === '' ? t(messages.remove) : t(messages.fix, { insert: fix.insert })}
        </button>
      )}
    </>
  );
}

/** The selected part by itself, as Excel's "evaluate formula" shows it. */
function Step({ text, selection, setting }: Pick<FormulaResultProps, 'text' | 'selection' | 'setting'>) {
  const { translate: t } = useLanguage();
  const part = partAround(text, setting.language, selection);
  if (part === null) return null;
  const written = text.slice(part.from, part.to);
  const trial = tryText(written, setting);
  return (
    <p className={classes['step']}>
      {t(messages.step)}: {titled(written, setting)} = {trial.ok ? <TrialValue trial={trial} /> : '—'}
    </p>
  );
}
