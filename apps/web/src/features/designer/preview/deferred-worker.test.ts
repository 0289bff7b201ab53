import { expect, test, vi } from 'vitest';
import { deferredWorker } from './deferred-worker.ts';
import type { PreviewWorker } from './preview-client.ts';
import type { PreviewQuestion } from './preview-protocol.ts';

const question = (id: number) => ({ id, request: {} }) as unknown as PreviewQuestion;

function started() {
  const asked: number[] = [];
  const worker = {
    postMessage: vi.fn(({ id }: PreviewQuestion) => void asked.push(id)),
    addEventListener: vi.fn(),
    terminate: vi.fn(),
  } satisfies PreviewWorker;
  return { asked, worker };
}

test('of what is asked before the moment only the last is asked, then everything', () => {
  const { asked, worker } = started();
  let begin: () => void = vi.fn();
  const deferred = deferredWorker(
    () => worker,
    (now) => {
      begin = now;
      return () => undefined;
    },
  );
  const listener = vi.fn();
  deferred.addEventListener('message', listener);
  deferred.postMessage(question(1));
  deferred.postMessage(question(2));
  expect(asked).toEqual([]);
  begin();
  deferred.postMessage(question(3));
  expect(asked).toEqual([2, 3]);
  expect(worker.addEventListener).toHaveBeenCalledWith('message', listener);
});

test('ended before its moment it never starts', () => {
  const { worker } = started();
  const start = vi.fn(() => worker);
  const called = vi.fn();
  const deferred = deferredWorker(start, () => called);
  deferred.postMessage(question(1));
  deferred.terminate();
  expect(called).toHaveBeenCalledOnce();
  expect(start).not.toHaveBeenCalled();
});
