import type {
  CasesOutcome,
  Diagnostic,
  EmployeeResult,
  EvaluationRequest,
  KnownCriterion,
  SchemeDocument,
} from '@premia/scheme';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { useTRPCClient } from '../../../shell/api.ts';
import { takeAnalysis, takeCoverage } from '../state/analysis-store.ts';
import type { Designer } from '../state/designer-context.tsx';
import { createPreviewClient, type PreviewClient, startPreviewWorker } from './preview-client.ts';
import type { CasesReview } from './run-preview.ts';

export interface Sample {
  readonly employeeId: string | null;
  readonly period: string;
}

export interface PreviewState {
  /** Null until there is a sample employee and an answer. */
  readonly result: EmployeeResult | null;
  /** What it would pay without the bypassed nodes; null while none is. */
  readonly bypassedResult: EmployeeResult | null;
  /** What the sample's inputs are, for saving them as a case. */
  readonly inputs: EvaluationRequest | null;
  readonly inputFaults: readonly Diagnostic[];
  readonly cases: CasesOutcome | null;
  /** What the cases test; null until they were looked at. */
  readonly review: CasesReview | null;
  /** The last answer could not be worked out: what is shown is from before. */
  readonly isStale: boolean;
  readonly isLoading: boolean;
  runCases(): void;
}

/** Keeps diagnostics and live values up to date with the draft, in a worker. */
export function usePreview(designer: Designer, sample: Sample, published: SchemeDocument | null): PreviewState {
  const { draft } = designer;
  const [requirements, setRequirements] = useState<string | null>(null);
  const [answer, setAnswer] =
    useState<Pick<PreviewState, 'result' | 'bypassedResult' | 'inputFaults' | 'isStale'>>(NOTHING);
  const [cases, setCases] = useState<CasesOutcome | null>(null);
  const [caseRuns, setCaseRuns] = useState(0);
  const [review, setReview] = useState<CasesReview | null>(null);
  const isReviewingCases = useStore(designer.ui, (ui) => ui.dock === 'cases');
  const client = useRef<PreviewClient | null>(null);
  const inputs = useSampleInputs({ designer, sample, requirements });
  const subject = `${sample.employeeId} ${sample.period}`;
  const shownSubject = useRef('');

  useEffect(() => {
    const preview = createPreviewClient(startPreviewWorker(), (reply) => {
      if (!reply.ok) {
        setAnswer((before) => ({ ...before, isStale: true }));
        return;
      }
      const { diagnostics, types, hash, requirements: needed, sample: worked, inputFaults, cases: ran } = reply.answer;
      if (reply.answer.review !== null) {
        setReview(reply.answer.review);
        const hasCases = (designer.draft.getDocument().cases?.length ?? 0) > 0;
        takeCoverage(designer.analysis, hasCases ? reply.answer.review.coverage : NO_COVERAGE);
      }
      takeAnalysis(designer.analysis, { diagnostics, types, hash });
      setRequirements(needed);
      if (ran !== null) {
        setCases(ran);
        // Where a case goes wrong is looked for in a pause: until then nothing leads anywhere.
        setReview((before) => (before === null ? null : { ...before, deviations: null }));
      }
      if (worked !== null) {
        const of = asked.current;
        designer.values.replace(worked.values, shownSubject.current === of);
        shownSubject.current = of;
      }
      setAnswer({
        result: worked?.result ?? null,
        bypassedResult: worked?.bypassedResult ?? null,
        inputFaults,
        isStale: false,
      });
    });
    client.current = preview;
    return () => {
      client.current = null;
      preview.close();
    };
  }, [designer]);

  const bypassed = useStore(designer.ui, (ui) => ui.bypassed);
  const criteria = useMemo(() => knownCriteria(designer), [designer]);
  const asked = useRef('');
  useEffect(() => {
    const ask = (document: SchemeDocument) => {
      asked.current = subject;
      client.current?.ask({
        document,
        inputs: inputs.data ?? null,
        isRunningCases: caseRuns > 0 || isReviewingCases,
        bypassed: [...bypassed],
        criteria,
        ...(isReviewingCases ? { isReviewingCases, published } : {}),
      });
    };
    let known = draft.getDocument();
    ask(known);
    // Asked by the edit itself: the worker is at it while the page still draws what was edited.
    return draft.subscribe(() => {
      if (draft.getDocument() === known) return;
      known = draft.getDocument();
      ask(known);
    });
  }, [draft, inputs.data, subject, caseRuns, criteria, bypassed, isReviewingCases, published]);

  return {
    ...answer,
    inputs: inputs.data ?? null,
    cases,
    review,
    isLoading: inputs.isLoading,
    runCases: () => setCaseRuns((runs) => runs + 1),
  };
}

/** Who answers for each criterion of the company: a name in either language will do. */
function knownCriteria({ sources }: Designer): readonly KnownCriterion[] {
  return sources.criteria.map(({ key, ownerName }) => ({ key, owner: ownerName.ru ?? ownerName.en ?? null }));
}

/** Without a case everything is untested, and marking everything marks nothing. */
const NO_COVERAGE = { places: [], covered: 0 } as const;

const NOTHING = { result: null, bypassedResult: null, inputFaults: [], isStale: false } as const;

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
