import type { Explanation, ExplanationStep, Sentence } from '@premia/locale';
import type { PortalBreakdown } from '@premia/service';
import { Card, useLanguage, useTranslate } from '@premia/ui';
import { useQuery } from '@tanstack/react-query';
import { Fragment, useMemo } from 'react';
import { useTRPC } from '../../shell/api.ts';
import { ProblemList } from '../../shell/ProblemList.tsx';
import classes from './Breakdown.module.css';
import { breakdownMessages } from './breakdown.messages.ts';
import { ExplanationSkeleton } from './ExplanationSkeleton.tsx';
import { explainLine } from './explain-line.ts';
import { RecordSectionView } from './RecordSectionView.tsx';
import { titlesOf } from './source-titles.ts';
import { UnbrokenAmounts } from './UnbrokenAmounts.tsx';

/** Words, steps and records of one line. */
export function ExplainedLineView({ breakdown }: { readonly breakdown: PortalBreakdown }) {
  const t = useTranslate();
  const { language } = useLanguage();
  const trpc = useTRPC();
  const { data: sources, isPending } = useQuery(trpc.criteria.sources.queryOptions());
  const { explanation, sections, payMore } = useMemo(() => {
    return explainLine({ breakdown, language, titles: titlesOf(sources) });
  }, [breakdown, language, sources]);
  // Without their titles criteria would be called by their keys for a moment.
  if (isPending) return <ExplanationSkeleton />;
  return (
    <>
      {breakdown.result.problems.length > 0 && (
        <Card>
          <ProblemList problems={breakdown.result.problems} />
        </Card>
      )}
      {explanation === null ? (
        <Card>
          <p>{t(breakdownMessages.noTrace)}</p>
        </Card>
      ) : (
        <>
          <section className={classes['words']} aria-label={t(breakdownMessages.inWords)}>
            {explanation.sentences.map((sentence) => (
              <Fragment key={sentence.text}>
                <SentenceText sentence={sentence} />{' '}
              </Fragment>
            ))}
          </section>
          <PayMore sentences={payMore} />
          <Steps explanation={explanation} />
        </>
      )}
      {sections.map((section) => (
        <RecordSectionView key={section.key} section={section} currency={breakdown.document.currency} />
      ))}
    </>
  );
}

/** Every number leads to the step it came from. */
function SentenceText({ sentence }: { readonly sentence: Sentence }) {
  return (
    <span>
      {keyed(sentence).map(({ key, part }) =>
        part.nodeId === undefined ? (
          <Fragment key={key}>{part.text}</Fragment>
        ) : (
          <a key={key} className={classes['value']} href={`#step-${part.nodeId}`}>
            {part.text}
          </a>
        ),
      )}
    </span>
  );
}

/** A sentence's pieces never move, so their place names them. */
function keyed(sentence: Sentence) {
  return sentence.parts.map((part, index) => ({ key: `${index} ${part.text}`, part }));
}

/** The smallest changes that would still pay more under this scheme; nothing once the period is sealed. */
function PayMore({ sentences }: { readonly sentences: readonly string[] }) {
  const t = useTranslate();
  if (sentences.length === 0) return null;
  return (
    <Card title={t(breakdownMessages.payMore)}>
      <ul className={classes['payMore']}>
        {sentences.map((sentence) => (
          <li key={sentence}>
            <UnbrokenAmounts sentence={sentence} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Steps({ explanation }: { readonly explanation: Explanation }) {
  const t = useTranslate();
  return (
    <Card title={t(breakdownMessages.steps)} flush>
      <StepTable explanation={explanation} />
    </Card>
  );
}

function StepTable({ explanation }: { readonly explanation: Explanation }) {
  const t = useTranslate();
  return (
    <table className={classes['steps']}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">{t(breakdownMessages.step)}</span>#
          </th>
          <th scope="col">{t(breakdownMessages.rule)}</th>
          <th scope="col">{t(breakdownMessages.result)}</th>
        </tr>
      </thead>
      <tbody>
        {groupsOf(explanation.steps).map((group) => (
          <StepGroup key={group[0].nodeId} group={group} />
        ))}
      </tbody>
    </table>
  );
}

/** A step with the rows that detail it. */
type Group = readonly [ExplanationStep, ...ExplanationStep[]];

function groupsOf(steps: readonly ExplanationStep[]): readonly Group[] {
  const groups: [ExplanationStep, ...ExplanationStep[]][] = [];
  for (const step of steps) {
    const last = groups.at(-1);
    if (step.number === null && last !== undefined) last.push(step);
    else groups.push([step]);
  }
  return groups;
}

function StepGroup({ group }: { readonly group: Group }) {
  const [{ inside }] = group;
  return (
    <>
      {group.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows under a step have no name of their own and never move.
        <StepRow key={index} step={step} />
      ))}
      {inside !== undefined && <InsideRow inside={inside} />}
    </>
  );
}

function StepRow({ step }: { readonly step: ExplanationStep }) {
  const t = useTranslate();
  return (
    <tr
      id={step.number === null ? undefined : `step-${step.nodeId}`}
      data-state={step.state}
      data-detail={step.number === null || undefined}
    >
      <td className={classes['number']}>{step.number}</td>
      <td>
        {step.title !== null && <span className={classes['stepTitle']}>{step.title}</span>}
        <SentenceText sentence={step.rule} />
        {step.state === 'not-applied' && (
          <span className={classes['notApplied']}>{t(breakdownMessages.notApplied)}</span>
        )}
      </td>
      <td className={classes['stepResult']}>{step.result ?? '—'}</td>
    </tr>
  );
}

/** What a scheme used as a node did, or a frame with one record: sentences and steps, opened where they stand. */
function InsideRow({ inside }: { readonly inside: Explanation }) {
  const t = useTranslate();
  return (
    <tr>
      <td />
      <td colSpan={2} className={classes['insideCell']}>
        <details className={classes['inside']}>
          <summary>{t(breakdownMessages.inside)}</summary>
          <p>
            {inside.sentences.map((sentence) => (
              <Fragment key={sentence.text}>
                <SentenceText sentence={sentence} />{' '}
              </Fragment>
            ))}
          </p>
          <StepTable explanation={inside} />
        </details>
      </td>
    </tr>
  );
}
