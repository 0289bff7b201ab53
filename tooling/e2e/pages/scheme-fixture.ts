import type { Page } from '@playwright/test';
import { readEndToEndEnvironment } from '../src/env.ts';

/** A whole scheme document; the service reads and checks it. */
export interface DrawnScheme {
  readonly title: { readonly ru?: string | undefined; readonly en?: string | undefined };
}

/** A scheme as whoever is signed in would have drawn it before the flow begins; answers its address. */
export async function createScheme(page: Page, document: DrawnScheme): Promise<string> {
  const answer = await page.request.post('/trpc/schemes.create', {
    data: { title: document.title, period: 'month', currency: 'RUB', document },
    headers: { origin: readEndToEndEnvironment().address },
  });
  const { result } = (await answer.json()) as { result: { data: { schemeId: string } } };
  return `/schemes/${result.data.schemeId}`;
}
