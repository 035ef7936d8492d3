import { expect, test } from 'vitest';
import { WireCursor } from './wire-cursor.ts';

function retraction(seq: number) {
  return { type: 'story.retracted' as const, seq, at: '', storyId: 's', revision: 2, reason: 'r' };
}

function accepted(position: string, events?: number) {
  const resumed = events === undefined ? {} : { resumed: { events, from: 'memory' as const } };
  return { ok: true as const, channel: 'c', position, ...resumed };
}

test('an event that came twice is shown once', () => {
  const at = new WireCursor(undefined);
  at.take([retraction(3), retraction(4)], 'f.4');
  expect(at.take([retraction(4), retraction(5)], 'f.5').map(({ seq }) => seq)).toEqual([5]);
});

test('without a position the follower begins where the server stands', () => {
  const at = new WireCursor(undefined);
  at.followed(accepted('f.9'));
  expect(at.position).toBe('f.9');
});

test('missed events that are still under way do not move the position', () => {
  const at = new WireCursor('f.2');
  at.followed(accepted('f.9', 7));
  expect(at.position).toBe('f.2');
  at.take([retraction(9)], 'f.9');
  expect(at.position).toBe('f.9');
});

test('after a reset smaller numbers are shown again', () => {
  const at = new WireCursor('old.80');
  at.take([retraction(80)], 'old.80');
  at.reset();
  at.followed(accepted('new.2'));
  expect(at.position).toBe('new.2');
  expect(at.take([retraction(3)], 'new.3')).toHaveLength(1);
});
