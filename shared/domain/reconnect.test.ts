import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reconnectDelay } from './connection-attempts.ts';
import { reconnect } from './reconnect.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A socket that counts its connection attempts, and a log of what its listener received. */
function open(options?: { firstAttempts: number }) {
  const listeners = new Map<string, (argument?: unknown) => void>();
  const emit = (event: string, argument?: unknown): void => listeners.get(event)?.(argument);
  let attempts = 0;
  const heard: string[] = [];
  const socket = { connected: false, connect: () => (attempts += 1), on: listeners.set.bind(listeners) };
  const handle = reconnect(
    socket,
    {
      up: (isAgain) => heard.push(isAgain ? 'up again' : 'up'),
      down: (reason, waitMs, wasUp) => heard.push(`${wasUp ? 'cut' : 'not reached'}: ${reason}, ${waitMs}`),
      gaveUp: (reason) => heard.push(`gave up: ${reason}`),
    },
    options,
  );
  return { emit, heard, handle, attempts: () => attempts };
}

test('delays double and end at the longest', () => {
  expect([0, 1, 2, 10, 1_000].map((attempt) => reconnectDelay(attempt, 1))).toEqual([400, 800, 1_600, 8_000, 8_000]);
  expect(reconnectDelay(0, 0)).toBe(200);
});

test('a disconnect is followed by an attempt after the time that the server named', async () => {
  const { emit, heard, attempts } = open();
  emit('connect');
  emit('goodbye', { code: 'slow_reader', retry: 2_000 });
  emit('disconnect', 'io server disconnect');
  expect(heard).toEqual(['up', 'cut: slow_reader, 2000']);
  await vi.advanceTimersByTimeAsync(1_999);
  expect(attempts()).toBe(0);
  await vi.advanceTimersByTimeAsync(1);
  expect(attempts()).toBe(1);
  emit('connect');
  expect(heard.at(-1)).toBe('up again');
});

test('a server that was never reached is given up after the attempts that are allowed', async () => {
  const { emit, heard } = open({ firstAttempts: 3 });
  for (let no = 0; no < 3; no += 1) emit('connect_error', new Error('refused'));
  expect(heard.at(-1)).toBe('gave up: refused');
  expect(heard).toHaveLength(3);
});

test('a closed one makes no further attempt', async () => {
  const { emit, heard, handle, attempts } = open();
  emit('connect');
  emit('disconnect', 'transport close');
  handle.close();
  emit('disconnect', 'transport close');
  await vi.advanceTimersByTimeAsync(60_000);
  expect(attempts()).toBe(0);
  expect(heard).toHaveLength(2);
});
