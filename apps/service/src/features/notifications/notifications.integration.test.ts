import { systemActor } from '@premia/access';
import { withTx } from '@premia/database';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ServiceUnderTest, type SignedIn, startServiceUnderTest } from '../../testing/service-under-test.ts';
import { notify } from './notify.ts';

let service: ServiceUnderTest;
let anna: SignedIn;
let boris: SignedIn;

beforeAll(async () => {
  service = await startServiceUnderTest({ workers: 'external' });
  [anna, boris] = await Promise.all([service.signedIn('anna'), service.signedIn('boris')]);
});
afterAll(() => service.stop());

const tell = (to: readonly string[], by: string, commentId: string) =>
  withTx(service.pool, systemActor('test'), (tx) =>
    notify(tx, [{ to, code: 'comment/mentioned', details: { by, commentId } }]),
  );

describe('notifications', () => {
  it('reach each person once, the latest first, and never whoever caused them', async () => {
    await tell(['anna', 'boris', 'anna'], 'boris', 'c1');
    await tell(['anna'], 'hr', 'c2');
    const listed = await anna.api.notifications.list.query();
    expect(listed.map(({ details }) => details['commentId'])).toEqual(['c2', 'c1']);
    expect(listed.map(({ by }) => by?.id)).toEqual(['hr', 'boris']);
    expect(await boris.api.notifications.list.query()).toEqual([]);
  });

  it('are read up to the last one seen, by their own person only', async () => {
    const [latest, earlier] = await anna.api.notifications.list.query();
    expect(await anna.api.notifications.unread.query()).toEqual({ count: 2 });
    const throughId = earlier?.id ?? '';
    expect(await boris.api.notifications.markRead.mutate({ throughId: latest?.id ?? '' })).toEqual({ count: 0 });
    expect(await anna.api.notifications.markRead.mutate({ throughId })).toEqual({ count: 1 });
    expect(await anna.api.notifications.markRead.mutate({ throughId })).toEqual({ count: 0 });
    expect(await anna.api.notifications.unread.query()).toEqual({ count: 1 });
    expect((await anna.api.notifications.list.query()).map(({ isRead }) => isRead)).toEqual([false, true]);
  });

  it('are part of the change they are about: no change, nobody told', async () => {
    const undone = withTx(service.pool, systemActor('test'), async (tx) => {
      await notify(tx, [{ to: ['boris'], code: 'comment/mentioned', details: { by: 'hr' } }]);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    expect(await boris.api.notifications.unread.query()).toEqual({ count: 0 });
  });
});
