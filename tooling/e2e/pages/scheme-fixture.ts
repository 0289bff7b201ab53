import type { Page } from '@playwright/test';
import { readEndToEndEnvironment } from '../src/env.ts';

/** A scheme as whoever is signed in would have drawn it before the flow begins; answers its address. */
export async function createScheme(page: Page, document: { readonly title: { readonly en: string } }): Promise<string> {
  const answer = await page.request.post('/trpc/schemes.create', {
    data: { title: document.title, period: 'month', currency: 'RUB', document },
    headers: { origin: readEndToEndEnvironment().address },
  });
  const { result } = (await answer.json()) as { result: { data: { schemeId: string } } };
  return `/schemes/${result.data.schemeId}`;
}
