import type { MachineActor } from '@premia/access';
import type { FactOutcome } from '@premia/compensation';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { FactAnswer } from '../contract.ts';
import type { FactService } from '../features/facts/service.ts';
import type { FactUseCases } from '../features/facts/use-cases.ts';
import { judgeJson } from '../http/json-guard.ts';
import type { Metrics } from '../observability/metrics.ts';
import { doorMessage, isDoorProblem } from './door-messages.ts';
import { factMessage } from './fact-messages.ts';
import { itemTexts } from './item-texts.ts';
import type { Recognised, Signed } from './signature.ts';

export interface FactsDoorOptions {
  readonly facts: FactService;
  readonly controlTotals: Pick<FactUseCases, 'reportControlTotals'>;
  readonly machineOf: (token: string) => Promise<MachineActor | null>;
  readonly signedBy: (signed: Signed) => Promise<Recognised>;
  readonly metrics: Metrics;
}

/** A thousand items of four kilobytes each. */
const BODY_BYTES_MAX = 4 * 1024 * 1024;
const TOTALS_MAX = 1_000;
const DECIMAL = /^-?\d{1,20}(\.\d{1,10})?$/;

/** Items stay unchecked here: what cannot be read is kept with its reason, not thrown away at the door. */
const submissionsSchema = z.strictObject({ items: z.array(z.unknown()) });
const nameSchema = z.string().trim().min(1).max(200);
const totalsSchema = z.strictObject({
  totals: z
    .array(
      z.strictObject({
        source: nameSchema,
        day: z.iso.date(),
        type: nameSchema,
        currency: z
          .string()
          .regex(/^[A-Z]{3}$/)
          .optional(),
        count: z.int().min(0).max(2_147_483_647),
        amount: z.string().regex(DECIMAL).optional(),
      }),
    )
    .min(1)
    .max(TOTALS_MAX),
});

/** A request's bytes, as text and as what they say; `json` is undefined for what is no JSON we read. */
interface Body {
  readonly bytes: Buffer;
  readonly text: string;
  readonly json: unknown;
}

/**
 * POST /facts and /control-totals with a bearer token or a signature. No cookie is looked at, so no other site can use a
 * visitor's session here.
 */
export function factsDoor(options: FactsDoorOptions) {
  return async (server: FastifyInstance): Promise<void> => {
    server.removeAllContentTypeParsers();
    server.addContentTypeParser(
      'application/json',
      { parseAs: 'buffer', bodyLimit: BODY_BYTES_MAX },
      (_request, body, done) => done(null, readBody(Buffer.from(body))),
    );
    server.setErrorHandler<FastifyError>((error, _request, reply) => {
      const status = error.statusCode ?? 500;
      if (status >= 500) throw error;
      return refuse(reply, status, status === 413 ? 'request/too-large' : 'request/invalid');
    });
    server.post<{ Body: Body | undefined }>('/facts', { bodyLimit: BODY_BYTES_MAX }, (request, reply) =>
      takeFacts(options, request, reply),
    );
    server.post<{ Body: Body | undefined }>('/control-totals', { bodyLimit: BODY_BYTES_MAX }, (request, reply) =>
      takeTotals(options, request, reply),
    );
  };
}

type DoorRequest = FastifyRequest<{ Body: Body | undefined }>;

async function takeFacts(options: FactsDoorOptions, request: DoorRequest, reply: FastifyReply): Promise<FastifyReply> {
  const known = await recognise(options, request);
  if (!known.ok) return refuseStranger(reply, known.code);
  const submissions = submissionsSchema.safeParse(request.body?.json);
  if (!submissions.success) return refuse(reply, 400, 'request/invalid');
  const { items } = submissions.data;
  const text = request.body?.text ?? '';
  let texts: readonly string[] | undefined;
  const textOf = (index: number): string => {
    texts ??= itemTexts(text);
    return texts[index] ?? JSON.stringify(items[index] ?? null);
  };
  const result = await options.facts.ingest(known.machine, items, { textOf });
  if (!result.ok) {
    return refuse(reply, result.failure.kind === 'absent' ? 403 : 400, result.failure.code, result.failure.details);
  }
  for (const { status } of result.value) options.metrics.factsAnswered.inc({ status });
  return reply.send({ results: result.value.map(toFactAnswer) });
}

async function takeTotals(options: FactsDoorOptions, request: DoorRequest, reply: FastifyReply): Promise<FastifyReply> {
  const known = await recognise(options, request);
  if (!known.ok) return refuseStranger(reply, known.code);
  const totals = totalsSchema.safeParse(request.body?.json);
  if (!totals.success) return refuse(reply, 400, 'request/invalid');
  // The last word about the same facts counts, within a report as between reports.
  const newest = new Map(
    totals.data.totals.map(({ source, day, type, currency = '', count, amount = null }) => [
      JSON.stringify([source, day, type, currency]),
      { source, day, factType: type, currency, count, amount },
    ]),
  );
  const result = await options.controlTotals.reportControlTotals(known.machine, [...newest.values()]);
  return result.ok ? reply.send({ changed: result.value }) : refuse(reply, 403, result.failure.code);
}

const BEARER = /^Bearer ([A-Za-z0-9_-]{20,100})$/;

async function recognise(options: FactsDoorOptions, request: DoorRequest): Promise<Recognised> {
  const {
    'x-premia-token': tokenId,
    'x-premia-timestamp': timestamp,
    'x-premia-signature': signature,
  } = request.headers;
  if (typeof tokenId === 'string' && typeof timestamp === 'string' && typeof signature === 'string') {
    const body = request.body?.bytes ?? Buffer.alloc(0);
    return options.signedBy({ tokenId, timestamp, signature, path: request.url, body });
  }
  const token = BEARER.exec(request.headers.authorization ?? '')?.[1];
  const machine = token === undefined ? null : await options.machineOf(token);
  return machine === null ? { ok: false, code: 'token/required' } : { ok: true, machine };
}

function refuseStranger(reply: FastifyReply, code: Exclude<Recognised, { ok: true }>['code']): FastifyReply {
  return refuse(reply.header('www-authenticate', 'Bearer'), 401, code);
}

function refuse(
  reply: FastifyReply,
  status: number,
  ...[error, details]: readonly [code: string, details?: Readonly<Record<string, string>>]
): FastifyReply {
  const message = isDoorProblem(error) ? { message: doorMessage(error) } : {};
  return reply.code(status).send({ error, ...message, ...(details === undefined ? {} : { details }) });
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

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Nothing is read of bytes that are no UTF-8, no JSON, nested too deeply or reaching for prototypes. */
function readBody(bytes: Buffer): Body {
  try {
    const text = utf8.decode(bytes);
    return { bytes, text, json: judgeJson(text) === 'fine' ? JSON.parse(text) : undefined };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return { bytes, text: '', json: undefined };
    throw error;
  }
}
