import type { SchemeDocument } from '@premia/scheme';
import { beforeEach, expect, test, vi } from 'vitest';
import type { Designer } from '../state/designer-context.tsx';
import { bringIntoView, type Flow } from './bring-into-view.ts';

const scheme = {
  nodes: [
    { id: 'near', kind: 'constant', at: [0, 0] },
    { id: 'far', kind: 'constant', at: [9_000, 0] },
    { id: 'farther', kind: 'constant', at: [18_000, 0] },
  ],
  links: [],
} as unknown as SchemeDocument;
const designer = {
  draft: { getDocument: () => scheme },
  ui: { getState: () => ({ inside: null }) },
} as unknown as Designer;

/** A view in which nothing is seen and that is half way out whenever it is asked, as in the middle of a flight. */
function flowUnderway(): Flow & { readonly setCenter: ReturnType<typeof vi.fn> } {
  return {
    flowToScreenPosition: () => ({ x: -1, y: -1 }),
    getZoom: () => 0.4,
    setCenter: vi.fn(async () => true),
  } as never;
}

beforeEach(() => {
  document.body.innerHTML = '<div class="react-flow"></div>';
  vi.stubGlobal('matchMedia', () => ({ matches: false }));
  vi.useFakeTimers();
});

test('arrows faster than the view keep the zoom that is being gone to', () => {
  const flow = flowUnderway();
  bringIntoView(designer, flow, { nodeId: 'far', zoomAtLeast: 1 });
  bringIntoView(designer, flow, { nodeId: 'farther' });
  expect(flow.setCenter.mock.calls.map(([, , options]) => options)).toEqual([
    { zoom: 1, duration: 120, interpolate: 'linear' },
    { zoom: 1, duration: 120, interpolate: 'linear' },
  ]);
});

test('once there, the zoom somebody chose counts again', () => {
  const flow = flowUnderway();
  bringIntoView(designer, flow, { nodeId: 'far', zoomAtLeast: 1 });
  vi.advanceTimersByTime(200);
  bringIntoView(designer, flow, { nodeId: 'farther' });
  expect(flow.setCenter.mock.lastCall?.[2]).toMatchObject({ zoom: 0.4 });
});
