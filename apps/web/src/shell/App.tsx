import { MantineProvider } from '@mantine/core';
import { LanguageProvider, mantineVariables, useTheme } from '@premia/ui';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query';
import { useState } from 'react';
import { type AppRouter, createClient, TRPCProvider } from './api.ts';
import { createQueryClient } from './query-client.ts';
import { createAppRouter } from './router.tsx';

function createServices() {
  const queryClient = createQueryClient();
  const client = createClient();
  const trpc = createTRPCOptionsProxy<AppRouter>({ client, queryClient });
  return { queryClient, client, router: createAppRouter({ queryClient, trpc }) };
}

export function App() {
  return (
    <LanguageProvider>
      <ThemedApp />
    </LanguageProvider>
  );
}

function ThemedApp() {
  const [services] = useState(createServices);
  return (
    <MantineProvider theme={useTheme()} cssVariablesResolver={mantineVariables} defaultColorScheme="auto">
      <QueryClientProvider client={services.queryClient}>
        <TRPCProvider trpcClient={services.client} queryClient={services.queryClient}>
          <RouterProvider router={services.router} />
        </TRPCProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
