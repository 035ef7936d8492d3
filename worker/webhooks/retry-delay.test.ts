import { expect, test } from 'vitest';
import { webhookRetryMs } from './retry-delay.ts';

test('HOOK4 pauses grow with jitter, up to an hour', () => {
  for (const [failures, most] of [
    [1, 1_000],
    [2, 2_000],
    [5, 16_000],
    [40, 3_600_000],
  ] as const) {
    const ms = webhookRetryMs(failures, undefined);
    expect(ms).toBeGreaterThanOrEqual(most / 2);
    expect(ms).toBeLessThanOrEqual(most);
  }
});

test('HOOK4 a receiver that names a time is believed, up to an hour', () => {
  expect(webhookRetryMs(1, '30')).toBe(30_000);
  expect(webhookRetryMs(1, new Date(60_000).toUTCString(), 0)).toBe(60_000);
  expect(webhookRetryMs(1, '999999')).toBe(3_600_000);
  expect(webhookRetryMs(1, 'soon')).toBeLessThanOrEqual(1_000);
});
