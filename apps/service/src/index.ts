export type * from './contract.ts';
export type { AppRouter } from './router.ts';
