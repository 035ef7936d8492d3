import { expect, test } from 'vitest';
import type { SeenMember } from '../../../shared/contract/ops-shapes.ts';
import { canaryOf, canaryQuietMs } from './canary.ts';

const AT = '2026-01-01T00:10:00.000Z';

function server(lastSeenAt: string | null, lost = 0, state: SeenMember['state'] = 'alive'): SeenMember {
  const canary = { everySeconds: 60, lastSeenAt, lost, latency: [1, 0] };
  return { kind: 'server', state, startedAt: '2026-01-01T00:00:00.000Z', figures: { canary } } as SeenMember;
}

test('three turns without a canary are quiet, at any server that lives', () => {
  const fresh = server('2026-01-01T00:09:30.000Z');
  expect(canaryQuietMs({ members: [fresh], at: AT })).toBe(0);
  expect(canaryQuietMs({ members: [fresh, server('2026-01-01T00:06:00.000Z')], at: AT })).toBe(240_000);
  expect(canaryQuietMs({ members: [server(null)], at: AT })).toBe(600_000);
  expect(canaryQuietMs({ members: [server(null, 0, 'lost')], at: AT })).toBe(0);
});

test('what servers say adds up; the one that saw a canary the longest ago counts', () => {
  const members = [server('2026-01-01T00:09:30.000Z'), server('2026-01-01T00:08:30.000Z', 2)];
  expect(canaryOf({ members })).toEqual({
    everySeconds: 60,
    lastSeenAt: '2026-01-01T00:08:30.000Z',
    lost: 2,
    latency: [2, 0],
  });
  expect(canaryOf({ members: [] })).toBeUndefined();
});
