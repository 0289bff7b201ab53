import type { EvaluationRequest, KnownCriterion, SchemeDocument } from '@premia/scheme';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useTRPCClient } from '../../../shell/api.ts';
import { takeAnalysis, takeCoverage } from '../state/analysis-store.ts';
import type { Designer } from '../state/designer-context.tsx';
import { afterFirstPicture, deferredWorker } from './deferred-worker.ts';
import { NO_SHARES } from './pool-shares.ts';
import { createPreviewClient, type PreviewClient, startPreviewWorker } from './preview-client.ts';
import type { CasesReview, PreviewAnswer } from './run-preview.ts';
import { sameMeaning } from './same-meaning.ts';
import { NOTHING_UNREACHED, sameUnreached } from './unreached.ts';

export interface Sample {
  readonly employeeId: string | null;
  readonly period: string;
}

/** Keeps diagnostics, live values and what the draft pays up to date with the draft, in a worker. */
export function useKeptPreview(designer: Designer, sample: Sample, published: SchemeDocument | null): void {
  const { draft, ui } = designer;
  const [requirements, setRequirements] = useState<string | null>(null);
  const caseRuns = useStore(ui, (state) => state.caseRuns);
  const isReviewingCases = useStore(ui, (state) => state.dock === 'cases');
  const client = useRef<PreviewClient | null>(null);
  const inputs = useSampleInputs({ designer, sample, requirements }).data ?? null;
  const subject = `${sample.employeeId} ${sample.period}`;
  const asked = useRef('');
  const shownSubject = useRef('');

  useEffect(() => {
    const preview = createPreviewClient(deferredWorker(startPreviewWorker, afterFirstPicture), (reply) => {
      if (!reply.ok) {
        designer.preview.setState({ isStale: true });
        return;
      }
      if ('analysis' in reply) {
        takeAnalysis(designer.analysis, reply.analysis);
        return;
      }
      takeAnswer(designer, reply.answer, shownSubject.current === asked.current);
      setRequirements(reply.answer.requirements);
      if (reply.answer.sample !== null) shownSubject.current = asked.current;
    });
    client.current = preview;
    return () => {
      client.current = null;
      preview.close();
    };
  }, [designer]);

  useEffect(() => designer.preview.setState({ inputs }), [designer, inputs]);

  const bypassed = useStore(ui, (state) => state.bypassed);
  const criteria = useMemo(() => knownCriteria(designer), [designer]);
  const tiers = useStore(ui, (state) => selectedTiers(designer, state.selectedNodes));
  useEffect(() => {
    const ask = (document: SchemeDocument) => {
      asked.current = subject;
      client.current?.ask({
        document,
        inputs,
        isRunningCases: caseRuns > 0 || isReviewingCases,
        bypassed: [...bypassed],
        criteria,
        tiers,
        ...(isReviewingCases ? { isReviewingCases, published } : {}),
      });
    };
    let known = draft.getDocument();
    ask(known);
    // Asked by the edit itself: the worker is at it while the page still draws what was edited.
    return draft.subscribe(() => {
      const before = known;
      known = draft.getDocument();
      // Where blocks stand says nothing of what is paid.
      if (known !== before && !sameMeaning(before, known)) ask(known);
    });
  }, [draft, inputs, subject, caseRuns, criteria, bypassed, tiers, isReviewingCases, published]);
}

/** Only what is looked at is worked out in every way it could be. */
function selectedTiers({ draft }: Designer, selected: ReadonlySet<string>): string | null {
  const [only] = selected;
  if (selected.size !== 1 || only === undefined) return null;
  return draft.getDocument().nodes.find(({ id }) => id === only)?.kind === 'tiers' ? only : null;
}

/** Hands an answer to those who show its parts. `sameSubject`: about the same person and period as the one before. */
function takeAnswer(designer: Designer, answer: PreviewAnswer, sameSubject: boolean): void {
  const { diagnostics, types, hash, sample, inputFaults, cases } = answer;
  takeAnalysis(designer.analysis, { diagnostics, types, hash });
  if (answer.review !== null) {
    const hasCases = (designer.draft.getDocument().cases?.length ?? 0) > 0;
    takeCoverage(designer.analysis, hasCases ? answer.review.coverage : NO_COVERAGE);
  }
  if (sample !== null) designer.values.replace(sample.values, sameSubject);
  designer.preview.setState((before) => ({
    result: sample?.result ?? null,
    bypassedResult: sample?.bypassedResult ?? null,
    tierModes: sample?.tierModes ?? null,
    poolShares: sample?.poolShares ?? NO_SHARES,
    inputFaults: inputFaults.length === 0 && before.inputFaults.length === 0 ? before.inputFaults : inputFaults,
    cases: cases ?? before.cases,
    review: reviewAfter(before.review, answer),
    ...(sample === null ? {} : { calculatedAt: new Date().toISOString() }),
    unreached: sameUnreached(before.unreached, sample?.unreached)
      ? before.unreached
      : (sample?.unreached ?? NOTHING_UNREACHED),
    isStale: false,
  }));
}

/** Where a case goes wrong is looked for in a pause: until then nothing leads anywhere. */
function reviewAfter(before: CasesReview | null, { review, cases }: PreviewAnswer): CasesReview | null {
  const known = review ?? before;
  return known === null || cases === null ? known : { ...known, deviations: null };
}

/** Who answers for each criterion of the company: a name in either language will do. */
function knownCriteria({ sources }: Designer): readonly KnownCriterion[] {
  return sources.criteria.map(({ key, ownerName }) => ({ key, owner: ownerName.ru ?? ownerName.en ?? null }));
}

/** Without a case everything is untested, and marking everything marks nothing. */
const NO_COVERAGE = { places: [], covered: 0 } as const;

interface SampleInputsQuery {
  readonly designer: Designer;
  readonly sample: Sample;
  /** What the plan needs, as one text: asked again only when that changes, not after every keystroke. */
  readonly requirements: string | null;
}

function useSampleInputs({ designer, sample, requirements }: SampleInputsQuery) {
  const { employeeId, period } = sample;
  const client = useTRPCClient();
  return useQuery({
    queryKey: ['designer', 'sampleInputs', designer.schemeId, requirements, period, employeeId],
    queryFn: () =>
      client.schemes.sampleInputs.query({
        document: designer.draft.getDocument(),
        period,
        employeeIds: employeeId === null ? [] : [employeeId],
      }),
    enabled: employeeId !== null && requirements !== null,
    placeholderData: (before: EvaluationRequest | undefined) =>
      before?.employees[0]?.id === employeeId ? before : undefined,
    staleTime: 60_000,
  });
}
