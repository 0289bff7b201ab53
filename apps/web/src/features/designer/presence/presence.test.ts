import { describe, expect, test } from 'vitest';
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { createPresence } from './presence.ts';

function twoPages() {
  const [mine, theirs] = [new Awareness(new Y.Doc()), new Awareness(new Y.Doc())];
  const presence = createPresence(mine);
  presence.connect();
  const hear = (state: Record<string, unknown> | null) => {
    theirs.setLocalState(state);
    applyAwarenessUpdate(mine, encodeAwarenessUpdate(theirs, [theirs.clientID]), 'test');
  };
  return { mine, presence, hear, page: theirs.clientID };
}

const anna = { id: 'e007', name: { en: 'Anna' } };

describe('presence', () => {
  test('shows others with name, pointer and selection, and forgets them when they leave', () => {
    const { presence, hear } = twoPages();
    hear({ person: anna, pointer: [10, 20], selected: ['rev'], view: { x: 1, y: 2, zoom: 1 } });
    expect(presence.others.getState()).toMatchObject([
      { personId: 'e007', name: { en: 'Anna' }, pointer: [10, 20], selected: ['rev'], view: { zoom: 1 } },
    ]);
    hear(null);
    expect(presence.others.getState()).toEqual([]);
  });

  test('takes only what it can understand', () => {
    const { presence, hear } = twoPages();
    hear({ person: anna, pointer: ['left', Number.NaN], selected: 'rev', view: { x: 1 } });
    expect(presence.others.getState()).toMatchObject([{ pointer: null, selected: [], view: null }]);
    hear({ pointer: [1, 2] });
    expect(presence.others.getState()).toEqual([]);
  });

  test('stops following a page that has gone', () => {
    const { presence, hear, page } = twoPages();
    hear({ person: anna });
    presence.followed.setState(page, true);
    hear({ person: anna, pointer: [1, 1] });
    expect(presence.followed.getState()).toBe(page);
    hear(null);
    expect(presence.followed.getState()).toBeNull();
  });

  test('tells one thing without forgetting the others', () => {
    const { mine, presence } = twoPages();
    presence.tell({ selected: ['a'] });
    presence.tell({ pointer: [3, 4] });
    expect(mine.getLocalState()).toEqual({ pointer: [3, 4], selected: ['a'], view: null });
  });
});
