import type { InitiativeDecided } from '@premia/service';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTRPC, useTRPCClient } from '../../shell/api.ts';

type Client = ReturnType<typeof useTRPCClient>['initiatives'];

/** Gives a command and reads everything anew, whatever came of it. */
export function useCommand(onTaken: () => void) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (command: (initiatives: Client) => Promise<InitiativeDecided>) => command(client.initiatives),
    onSuccess: (answer) => {
      if (answer.ok) onTaken();
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.initiatives.pathKey() }),
  });
}
