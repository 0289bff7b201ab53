import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServiceUnderTest, type SignedIn, startServiceUnderTest } from '../../testing/service-under-test.ts';

let service: ServiceUnderTest;
let hr: SignedIn;
let head: SignedIn;
let schemeId: string;

beforeAll(async () => {
  service = await startServiceUnderTest({ workers: 'external' });
  [hr, head] = await Promise.all([service.signedIn('hr'), service.signedIn('head-sales')]);
  const created = await hr.api.schemes.create.mutate({ title: { en: 'Plan' }, period: 'month', currency: 'RUB' });
  schemeId = created.schemeId;
});
afterAll(() => service.stop());

const remark = (text: string, more: object = {}) => ({
  schemeId,
  threadId: null,
  anchor: {},
  text,
  mentions: [],
  ...more,
});

describe('comments on a scheme', () => {
  it('are pinned to a place, answered, settled and opened again', async () => {
    const anchor = { nodeId: 'comm', path: 'bands.1.rate' };
    const opened = await head.api.comments.add.mutate(remark('Why 7 %?', { anchor }));
    const answer = await hr.api.comments.add.mutate(remark('Agreed in May', { threadId: opened.id }));
    expect(answer).toMatchObject({ threadId: opened.id, anchor, author: { id: 'hr' } });
    const thread = { schemeId, threadId: opened.id };
    expect(await hr.api.comments.settle.mutate({ ...thread, isResolved: true })).toMatchObject({
      resolvedBy: expect.any(Object),
    });
    expect((await hr.api.comments.settle.mutate({ ...thread, isResolved: true })).resolvedAt).not.toBeNull();
    expect((await head.api.comments.settle.mutate({ ...thread, isResolved: false })).resolvedAt).toBeNull();
    const listed = await head.api.comments.list.query({ schemeId });
    expect(listed.map(({ id }) => id)).toEqual([opened.id, answer.id]);
  });

  it('tell those who are mentioned, and nobody of their own mention', async () => {
    const { id } = await hr.api.comments.add.mutate(remark('Please look', { mentions: ['head-sales', 'hr'] }));
    const told = await Promise.all([head, hr].map(({ api }) => api.notifications.list.query()));
    const aboutIt = told.map((list) => list.filter(({ details }) => details['commentId'] === id));
    expect(aboutIt).toEqual([
      [
        expect.objectContaining({
          code: 'comment/mentioned',
          isRead: false,
          by: expect.objectContaining({ id: 'hr' }),
        }),
      ],
      [],
    ]);
  });

  it('refuse people who may not open schemes, answers to answers, and strangers', async () => {
    await expect(hr.api.comments.add.mutate(remark('Hey', { mentions: ['anna'] }))).rejects.toMatchObject({
      data: { failure: 'comment/nobody-mentioned' },
    });
    const opened = await hr.api.comments.add.mutate(remark('First'));
    const answer = await hr.api.comments.add.mutate(remark('Second', { threadId: opened.id }));
    await expect(hr.api.comments.add.mutate(remark('Third', { threadId: answer.id }))).rejects.toThrow('absent');
    const anna = await service.signedIn('anna');
    await expect(anna.api.comments.list.query({ schemeId })).rejects.toThrow('absent');
  });
});
