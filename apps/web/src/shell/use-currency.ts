import { useQuery } from '@tanstack/react-query';
import { useTRPC } from './api.ts';

/** The company's currency; empty until it is known. */
export function useCurrency(): string {
  const trpc = useTRPC();
  const periods = useQuery(trpc.periods.list.queryOptions());
  return periods.data?.[0]?.currency ?? '';
}
