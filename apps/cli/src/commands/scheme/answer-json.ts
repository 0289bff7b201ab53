import {
  type EmployeeResult,
  type EvaluationAnswer,
  type SchemeDocument,
  type Trace,
  type TraceNode,
  type TraceValue,
  valueText,
} from '@premia/scheme';
import type { Language } from '../../command.ts';
import { changesThatPayMore, type ExplainSetting, explainResult, type PrintedChange } from './explanations.ts';
import { tellProblems } from './told.ts';

export interface AnswerSetting {
  readonly document: SchemeDocument;
  /** The reference's answer with its trace and how to tell it, when that was asked for. */
  readonly explained: { readonly answer: EvaluationAnswer; readonly setting: ExplainSetting } | null;
  readonly language: Language;
}

/** The answer as it is printed: values as text, problems with their sentences, the trace beside the result. */
export function answerJson(answer: EvaluationAnswer, setting: AnswerSetting): unknown {
  return {
    schemeHash: answer.schemeHash,
    employees: answer.employees.map((employee, index) => employeeJson(employee, index, setting)),
  };
}

function employeeJson(
  employee: EmployeeResult,
  index: number,
  { document, explained, language }: AnswerSetting,
): unknown {
  const trace = explained?.answer.employees[index]?.trace;
  return {
    id: employee.id,
    lines: employee.lines,
    indicators: employee.indicators,
    total: employee.total,
    problems: tellProblems(employee.problems, document, language),
    ...(employee.balances === undefined ? {} : { balances: employee.balances }),
    resultHash: employee.resultHash,
    ...(trace === undefined || explained === null
      ? {}
      : {
          explanations: explainResult({ trace }, explained.setting),
          trace: traceJson(trace, changesThatPayMore(employee.id, explained.setting)),
        }),
  };
}

function traceJson({ nodes }: Trace, payMore: readonly PrintedChange[]): unknown {
  return { nodes: nodes.map(nodeJson), payMore };
}

function nodeJson({ nodeId, outputs, factsUsed, factsExcluded }: TraceNode): unknown {
  return {
    nodeId,
    outputs: Object.fromEntries(Object.entries(outputs).map(([port, value]) => [port, valueJson(value)])),
    ...(factsUsed === undefined
      ? {}
      : {
          factsUsed: factsUsed.map(({ source, id, contribution, inner }) => ({
            source,
            id,
            contribution: valueJson(contribution),
            inner: inner.map(nodeJson),
          })),
        }),
    ...(factsExcluded === undefined ? {} : { factsExcluded }),
  };
}

function valueJson(traced: TraceValue): unknown {
  return traced.kind === 'problem' ? { problem: traced.problem } : { value: valueText(traced) };
}
