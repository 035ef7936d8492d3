import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showToast, toast, undoLast } from './toast.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test('a message can be undone once, and only while it is shown', () => {
  const undo = vi.fn();
  showToast({ kind: 'column-removed', undo });
  undoLast();
  undoLast();
  expect(undo).toHaveBeenCalledTimes(1);
  showToast({ kind: 'column-removed', undo });
  vi.advanceTimersByTime(10_000);
  expect(toast.value).toBeNull();
  undoLast();
  expect(undo).toHaveBeenCalledTimes(1);
});

test('a later message has its whole time', () => {
  showToast({ kind: 'column-removed', undo: vi.fn() });
  vi.advanceTimersByTime(9_000);
  showToast({ kind: 'link-copied' });
  vi.advanceTimersByTime(9_000);
  expect(toast.value).toEqual({ kind: 'link-copied' });
});
