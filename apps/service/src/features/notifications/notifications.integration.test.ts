import { type Actor, type Role, systemActor } from '@premia/access';
import { connectOwner, withTx } from '@premia/database';
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

const as = (employeeId: string, ...roles: readonly Role[]): Actor => ({ kind: 'person', employeeId, roles });

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

  it('are behind the row wall too, when a query forgets whose they are', async () => {
    await tell(['anna', 'boris'], 'hr', 'c3');
    const visible = (actor: Actor) =>
      withTx(service.pool, actor, async (tx) =>
        (await tx.rows<{ id: string }>('select distinct employee_id as id from notifications')).map(({ id }) => id),
      );
    expect(await visible(as('anna'))).toEqual(['anna']);
    expect(await visible(as('boris'))).toEqual(['boris']);
    // Neither all the pay there is nor the whole company is anybody's reason to read what others were told.
    expect(await visible(as('hr', 'hr'))).toEqual([]);
    expect(await visible(systemActor('test'))).toEqual([]);
    const marked = await withTx(service.pool, as('boris'), (tx) =>
      tx.rows('update notifications set read_at = now() returning employee_id as id'),
    );
    expect(marked).toEqual([{ id: 'boris' }]);
    expect(await anna.api.notifications.unread.query()).toEqual({ count: 2 });
  });

  it('are each person’s own without the row wall', async () => {
    const owner = connectOwner(service.environment.databaseUrl, { poolSize: 1 });
    await owner.query('alter table notifications disable row level security');
    try {
      expect((await boris.api.notifications.list.query()).map(({ details }) => details['commentId'])).toEqual(['c3']);
      const [latest] = await anna.api.notifications.list.query();
      expect(await boris.api.notifications.markRead.mutate({ throughId: latest?.id ?? '' })).toEqual({ count: 0 });
      expect(await anna.api.notifications.unread.query()).toEqual({ count: 2 });
    } finally {
      await owner.query('alter table notifications enable row level security');
      await owner.end();
    }
  });
});
