export { type PayMore, type PayMoreRequest, payMore } from './pay-more.ts';
export type { ChangedInput } from './variation.ts';
