import { expect, test } from 'vitest';
import type { WireEvent } from '../../shared/domain/wire-event.ts';
import { check } from './check.ts';
import type { Copy } from './copy.ts';

const COPY: Copy = {
  name: 'a-1',
  publisherId: 'p',
  topics: ['tides'],
  headlines: ['a-1 version 1', 'a-1 version 2'],
  comments: ['first', 'second'],
  retracted: 'withdrawn',
};

function event(seq: number, type: string, headline: string): WireEvent {
  const base = { seq, at: '', type };
  if (type === 'comment.added') return { ...base, storyId: 's', comment: { text: headline } } as WireEvent;
  if (type === 'story.retracted') return { ...base, storyId: 's', revision: 3, reason: headline } as WireEvent;
  return { ...base, story: { id: 's', headline } } as WireEvent;
}

const PUBLISHED = event(1, 'story.published', 'a-1 version 1');
const CORRECTED = event(2, 'story.corrected', 'a-1 version 2');
const RETRACTED = event(3, 'story.retracted', 'withdrawn');
const COMMENTS = [event(4, 'comment.added', 'first'), event(5, 'comment.added', 'second')];
const ALL = [PUBLISHED, CORRECTED, RETRACTED, ...COMMENTS];

function wrong(events: WireEvent[], filter = {}, resets = 0): number {
  return check([COPY], [{ name: 'reader', filter, events, resets }]).length;
}

test('a reader who saw everything once and in order is right', () => {
  expect(wrong(ALL)).toBe(0);
  expect(wrong([], { none: ['tides'] })).toBe(0);
});

test.each([
  ['a gap', [PUBLISHED, RETRACTED, ...COMMENTS]],
  ['a comment that is missing', ALL.slice(0, -1)],
  ['a comment that came twice', [...ALL, event(6, 'comment.added', 'second')]],
  ['a comment that nobody wrote', [...ALL, event(6, 'comment.added', 'third')]],
  ['nothing', []],
  ['a repetition', [PUBLISHED, PUBLISHED, CORRECTED, RETRACTED, ...COMMENTS]],
  [
    'a correction that went backwards',
    [CORRECTED, { ...PUBLISHED, seq: 3 }, ...ALL.slice(2).map((it) => ({ ...it, seq: it.seq + 1 }))],
  ],
  ['the wrong order of the wire', [PUBLISHED, { ...CORRECTED, seq: 5 }, RETRACTED, ...COMMENTS]],
  ['a story that nobody submitted', [...ALL, event(6, 'story.published', 'b-1 version 1')]],
])('%s is found', (_what, events) => {
  expect(wrong(events as WireEvent[])).toBeGreaterThan(0);
});

test('what does not concern a reader, and a reset, are found', () => {
  // One problem is the story, the other its comment.
  expect(wrong(ALL, { none: ['tides'] })).toBe(2);
  expect(wrong(ALL, {}, 1)).toBe(1);
});
