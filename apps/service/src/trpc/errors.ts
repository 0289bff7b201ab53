import { TRPCError } from '@trpc/server';
import { ZodError } from 'zod';
import type { ErrorData } from '../contract.ts';
import type { Failure, FailureKind, Result } from '../failure.ts';

/** The only place where a failure of a use case becomes an error of the transport. */
const TRPC_CODES = {
  absent: 'NOT_FOUND',
  conflict: 'CONFLICT',
  invalid: 'BAD_REQUEST',
  unavailable: 'SERVICE_UNAVAILABLE',
} as const satisfies Record<FailureKind, TRPCError['code']>;

/** Carries a failure through tRPC to the error formatter. */
class FailureCause extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.code);
    this.failure = failure;
  }
}

export function toTrpcError(failure: Failure): TRPCError {
  return new TRPCError({ code: TRPC_CODES[failure.kind], message: failure.code, cause: new FailureCause(failure) });
}

export function sessionRequired(): TRPCError {
  return new TRPCError({ code: 'UNAUTHORIZED', message: 'session/required' });
}

export function unwrap<Value>(result: Result<Value>): Value {
  if (!result.ok) {
    throw toTrpcError(result.failure);
  }
  return result.value;
}

/** What the caller may know about an error: never a message or a stack of ours. */
export function errorDataOf(error: TRPCError, requestId: string): ErrorData {
  const { cause } = error;
  if (cause instanceof FailureCause) {
    return { failure: cause.failure.code, details: cause.failure.details, requestId };
  }
  if (cause instanceof ZodError) {
    const issue = cause.issues[0];
    return {
      failure: 'request/invalid',
      details: { path: issue?.path.map(String).join('.') ?? '', issue: issue?.code ?? '' },
      requestId,
    };
  }
  return { failure: failureCodeOf(error), details: {}, requestId };
}

function failureCodeOf(error: TRPCError): string {
  switch (error.code) {
    case 'UNAUTHORIZED':
      return 'session/required';
    case 'NOT_FOUND':
      return 'request/absent';
    case 'PAYLOAD_TOO_LARGE':
      return 'request/too-large';
    case 'INTERNAL_SERVER_ERROR':
      return 'service/defect';
    default:
      return 'request/invalid';
  }
}

/** Whether the error is ours to repair, as opposed to the caller's to correct. */
export function isDefect(error: TRPCError): boolean {
  return error.code === 'INTERNAL_SERVER_ERROR';
}
