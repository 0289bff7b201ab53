import { expect, test } from '@playwright/test';
import { DesignerPage } from '../pages/designer.page.ts';
import { signIn } from '../pages/session.ts';

test('a remark at a block reaches the other open page, is answered and settled', async ({ browser }) => {
  const hr = await signIn(browser, { role: 'hr' });
  const designer = new DesignerPage(hr);
  await designer.createBlank('Talked about');
  await designer.addBlock('tier');
  await expect(designer.saved).toBeVisible();
  const head = await signIn(browser, { role: 'head' });
  await head.goto(hr.url());
  await expect(head.locator('.react-flow__node').filter({ hasText: 'Tiers' })).toBeVisible();

  await hr
    .locator('.react-flow__node')
    .filter({ hasText: 'Tiers' })
    .click({ position: { x: 60, y: 14 } });
  await hr.keyboard.press('c');
  await hr.getByRole('textbox', { name: 'New comment' }).fill('Why these rates?');
  await hr.keyboard.press('Control+Enter');
  await head.getByRole('button', { name: '1 open comment on “Tiers”' }).click();
  const thread = head.getByRole('listitem').filter({ hasText: 'Why these rates?' });
  await thread.getByRole('button', { name: 'Answer' }).click();
  await head.getByRole('textbox', { name: /^Answer to/ }).fill('As agreed in May');
  await head.keyboard.press('Control+Enter');

  await expect(hr.getByText('As agreed in May')).toBeVisible();
  await hr.getByRole('button', { name: 'Resolve' }).click();
  await expect(head.getByRole('button', { name: /open comment on/ })).toHaveCount(0);
});
