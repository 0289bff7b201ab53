import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

const SECONDS_BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export type Metrics = ReturnType<typeof createMetrics>;

/** Labels hold names of procedures, topics and outcomes: few and impersonal. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    procedureSeconds: new Histogram({
      name: 'premia_procedure_seconds',
      help: 'Time a procedure took',
      labelNames: ['procedure', 'outcome'],
      buckets: SECONDS_BUCKETS,
      registers,
    }),
    factsAnswered: new Counter({
      name: 'premia_facts_total',
      help: 'Facts submitted, by answer',
      labelNames: ['status'],
      registers,
    }),
    accrualRoundSeconds: new Histogram({
      name: 'premia_accrual_round_seconds',
      help: 'Time the accrual worker took to work off one portion of marks',
      buckets: SECONDS_BUCKETS,
      registers,
    }),
    jobFailures: new Counter({
      name: 'premia_job_failures_total',
      help: 'Rounds of a job that ended in an error',
      labelNames: ['job'],
      registers,
    }),
    jobHeartbeat: new Gauge({
      name: 'premia_job_heartbeat_seconds',
      help: 'Unix time of the last finished round of a job',
      labelNames: ['job'],
      registers,
    }),
    outboxPending: new Gauge({ name: 'premia_outbox_pending', help: 'Outbox rows not yet projected', registers }),
    outboxParked: new Gauge({
      name: 'premia_outbox_parked',
      help: 'Outbox rows the projection refused; someone has to look',
      registers,
    }),
    watchers: new Gauge({ name: 'premia_portal_watchers', help: 'Open portals that wait for changes', registers }),
  };
}
