export { type InputChange, type PayMore, type PayMoreRequest, payMore } from './pay-more.ts';
export type { AssumedField, ChangedInput } from './variation.ts';
export { type ChangeCause, type ChangePart, type Snapshot, type WhyChanged, whyChanged } from './why-changed.ts';
