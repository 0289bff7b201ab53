import type { MachineActor } from '@premia/access';
import type { FactOutcome } from '@premia/compensation';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FactAnswer } from '../contract.ts';
import type { FactService } from '../features/facts/service.ts';
import { judgeJson } from '../http/json-guard.ts';
import type { Metrics } from '../observability/metrics.ts';
import { factMessage } from './fact-messages.ts';

export interface FactsDoorOptions {
  readonly facts: FactService;
  readonly machineOf: (token: string) => Promise<MachineActor | null>;
  readonly metrics: Metrics;
}

/** A thousand items of four kilobytes each. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;

/** Items stay unchecked here: what cannot be read is kept with its reason, not thrown away at the door. */
const submissionsSchema = z.strictObject({ items: z.array(z.unknown()) });

/** POST /facts with a bearer token. No cookie is looked at, so no other site can use a visitor's session here. */
export function factsDoor(options: FactsDoorOptions) {
  return async (server: FastifyInstance): Promise<void> => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(
      'application/json',
      { parseAs: 'string', bodyLimit: BODY_BYTES_MAX },
      (_request, body, done) => done(null, readJson(String(body))),
    );
    server.post('/facts', { bodyLimit: BODY_BYTES_MAX }, (request, reply) => takeFacts(options, request, reply));
  };
}

async function takeFacts(
  options: FactsDoorOptions,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const token = bearerToken(request);
  const machine = token === null ? null : await options.machineOf(token);
  if (machine === null) {
    return reply.code(401).header('www-authenticate', 'Bearer').send({ error: 'token/required' });
  }
  const submissions = submissionsSchema.safeParse(request.body);
  if (!submissions.success) {
    return reply.code(400).send({ error: 'request/invalid' });
  }
  const result = await options.facts.ingest(machine, submissions.data.items);
  if (!result.ok) {
    const status = result.failure.kind === 'absent' ? 403 : 400;
    return reply.code(status).send({ error: result.failure.code, details: result.failure.details });
  }
  for (const { status } of result.value) {
    options.metrics.factsAnswered.inc({ status });
  }
  return reply.send({ results: result.value.map(toFactAnswer) });
}

export function toFactAnswer(outcome: FactOutcome): FactAnswer {
  switch (outcome.status) {
    case 'conflict':
    case 'rejected':
      return {
        status: outcome.status,
        code: outcome.code,
        message: factMessage(outcome.code, outcome.details),
      };
    case 'accepted':
    case 'accepted_late':
    case 'duplicate':
    case 'superseded':
      return outcome;
  }
}

/** Undefined for text that is not JSON, nested too deeply or reaching for prototypes; no schema accepts it. */
function readJson(text: string): unknown {
  if (judgeJson(text) !== 'fine') {
    return undefined;
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,100})$/;

function bearerToken(request: FastifyRequest): string | null {
  return BEARER.exec(request.headers.authorization ?? '')?.[1] ?? null;
}
