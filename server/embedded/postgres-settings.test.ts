import { expect, test } from 'vitest';
import { fittedSettings } from './postgres-settings.ts';

const GB = 1_024 ** 3;

test('the buffers grow with the machine, between a least and a most', () => {
  const buffers = (memory: number): string | undefined => fittedSettings(memory)[0];
  expect(buffers(0.5 * GB)).toBe('shared_buffers=32MB');
  expect(buffers(1.5 * GB)).toBe('shared_buffers=48MB');
  expect(buffers(64 * GB)).toBe('shared_buffers=64MB');
});
