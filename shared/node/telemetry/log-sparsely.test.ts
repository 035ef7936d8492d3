import { expect, test } from 'vitest';
import { logSparsely } from './log-sparsely.ts';

function open() {
  const lines: [fields: Record<string, unknown>, message: string][] = [];
  const clock = { now: 0 };
  const warn = (fields: Record<string, unknown>, message: string) => void lines.push([fields, message]);
  const log = logSparsely({ warn } as never, () => clock.now);
  return { lines, clock, log };
}

test('155,000 errors in six seconds are six lines, which say how many there were', () => {
  const { lines, clock, log } = open();
  for (let no = 0; no < 155_000; no += 1) {
    clock.now = (no * 6_000) / 155_000;
    log({ err: new Error(`MOVED ${no % 16_384} 10.0.0.1:6379`) }, 'queue worker error');
  }
  expect(lines).toHaveLength(6);
  const told = lines.reduce((sum, [{ leftOut = 0 }]) => sum + 1 + Number(leftOut), 0);
  expect(told).toBeGreaterThan(125_000);
});

test('another error is told at once', () => {
  const { lines, log } = open();
  log({ err: new Error('MOVED 1 a:1') }, 'a');
  log({ err: new Error('CLUSTERDOWN x') }, 'a');
  log({ err: new Error('MOVED 1 a:1') }, 'b');
  log({ err: new Error('MOVED 2 a:1') }, 'b');
  expect(lines).toHaveLength(3);
});

test('a thousand different errors in a second are a few lines', () => {
  const { lines, log } = open();
  for (let no = 0; no < 1_000; no += 1) log({ err: new Error(`error-${no} x`) }, 'a');
  expect(lines.length).toBeLessThan(25);
});
