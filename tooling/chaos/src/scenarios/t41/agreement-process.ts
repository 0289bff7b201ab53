import { type AgreementOptions, compareEngines } from '@premia/scheme/agreement';

/** A process of its own, so that every processor compares: answers each slice it is sent with what it found. */
process.on('message', (asked: AgreementOptions) => {
  process.send?.(compareEngines(asked));
});
