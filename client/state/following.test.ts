import { expect, test } from 'vitest';
import { accepted, asking, idleAt, isLive, later, progressed, received, wasReset } from './following.ts';
import { published, sampleCard } from './sample-stories.fixture.ts';

const events = (...seqs: number[]) => seqs.map((seq) => published(sampleCard(seq)));
const wire = (channel: string, position: string, ...seqs: number[]) => ({ channel, position, events: events(...seqs) });
const ask = asking(idleAt('f.10'));
const answer = { ok: true as const, channel: 'c', position: 'f.10' };
const live = accepted(ask, answer).following;
const seqs = (step: { events: readonly { seq: number }[] }) => step.events.map((event) => event.seq);

test('an answer that owes nothing makes us live', () => {
  expect(isLive(live)).toBe(true);
  expect(live.position).toBe('f.10');
});

test('owed events keep us from being live, and keep the old position until they come', () => {
  const owing = accepted(ask, { ...answer, position: 'f.20', resumed: { events: 3, from: 'memory' } }).following;
  expect([isLive(owing), owing.position]).toEqual([false, 'f.10']);
  const first = received(owing, wire('c', 'f.12', 11, 12));
  expect([isLive(first.following), seqs(first)]).toEqual([false, [11, 12]]);
  const last = received(first.following, wire('c', 'f.20', 15));
  expect([isLive(last.following), last.following.position]).toEqual([true, 'f.20']);
});

test('what came before the answer counts once the answer names its channel', () => {
  const early = received(received(ask, wire('c', 'f.12', 11, 12)).following, wire('other', 'f.13', 13)).following;
  const step = accepted(early, { ...answer, position: 'f.12', resumed: { events: 2, from: 'stream' } });
  expect(seqs(step)).toEqual([11, 12]);
  expect(isLive(step.following)).toBe(true);
});

test('events up to the position were seen and are dropped', () => {
  expect(seqs(received(live, wire('c', 'f.12', 9, 10, 11, 12)))).toEqual([11, 12]);
});

test('messages of a channel that we left are ignored', () => {
  expect(received(live, wire('other', 'f.99', 99))).toEqual({ following: live, events: [] });
  expect(received(idleAt('f.10'), wire('c', 'f.99', 99)).events).toEqual([]);
});

test('progress moves the position forward only', () => {
  expect(progressed(live, 'f.30').position).toBe('f.30');
  expect(progressed(live, 'f.3').position).toBe('f.10');
});

test('progress does not jump over events that are still owed', () => {
  const owing = accepted(ask, { ...answer, position: 'f.20', resumed: { events: 3, from: 'memory' } }).following;
  expect(progressed(owing, 'f.30').position).toBe('f.10');
});

test('a reset makes the position unknown, and the next message is news whatever its number', () => {
  const reset = wasReset(live, { channel: 'c', reason: 'unknown_feed', oldest: 'g.0' });
  expect([isLive(reset), reset.position]).toEqual([false, null]);
  const step = received(reset, wire('c', 'g.2', 2));
  expect([seqs(step), step.following.position]).toEqual([[2], 'g.2']);
});

test('a reset before the answer counts with the answer', () => {
  const early = wasReset(ask, { channel: 'c', reason: 'too_old', oldest: 'f.50' });
  expect(accepted(early, { ...answer, position: 'f.80' }).following.position).toBeNull();
});

test('a reset of another channel is ignored', () => {
  expect(wasReset(live, { channel: 'other', reason: 'ahead', oldest: 'f.1' })).toBe(live);
});

test('the later position wins within a wire, and another wire starts again', () => {
  expect(later('f.9', 'f.10')).toBe('f.10');
  expect(later('f.10', 'f.9')).toBe('f.10');
  expect(later('f.10', 'g.1')).toBe('g.1');
  expect(later(null, 'f.1')).toBe('f.1');
});

test('what was recorded while the server answered is not dropped, though nothing was owed', () => {
  const step = accepted(ask, { ...answer, position: 'f.12', resumed: { events: 0, from: 'memory' } });
  expect(isLive(step.following)).toBe(true);
  expect(seqs(received(step.following, wire('c', 'f.12', 12)))).toEqual([12]);
});
