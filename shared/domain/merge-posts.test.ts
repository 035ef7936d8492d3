import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Coverage, type CoveragePost, NO_CONTENT } from './coverage.ts';
import { mergePosts, type OpenCoverage } from './merge-posts.ts';
import type { CoverageEvent } from './wire-event.ts';

const AT = '2026-11-30T12:00:00.000Z';
const COVERAGE: Coverage = {
  id: 'c',
  publisher: { id: 'p', name: 'Paper' },
  revision: 1,
  title: 'Live',
  summary: null,
  keyPoints: [],
  authors: [],
  language: null,
  startsAt: AT,
  endsAt: null,
  endedAt: null,
  changedAt: AT,
  posts: 0,
};
const EMPTY: OpenCoverage = { coverage: COVERAGE, posts: [], reachesEnd: true, pinned: [], keyEvents: [] };

type Act = { kind: 'add' | 'edit' | 'pin' | 'retract' | 'title'; which: number };

const acts = fc.array(
  fc.record<Act>({ kind: fc.constantFrom('add', 'add', 'edit', 'pin', 'retract', 'title'), which: fc.nat(20) }),
  { maxLength: 40 },
);

/** What a server would record for these acts, and its state after each of them. */
function play(all: readonly Act[]): { events: CoverageEvent[]; states: OpenCoverage[] } {
  const posts: CoveragePost[] = [];
  const events: CoverageEvent[] = [];
  let coverage = COVERAGE;
  const states = [EMPTY];
  for (const { kind, which } of all) {
    const base = { seq: events.length + 1, at: AT, coverageId: 'c' };
    if (kind === 'title') {
      coverage = { ...coverage, revision: coverage.revision + 1, title: `Title ${base.seq}` };
      events.push({ ...base, type: 'coverage.changed', coverage });
    } else {
      const known = posts[which % Math.max(1, posts.length)];
      const post = changed(kind, known, posts.length + 1);
      if (!post) continue;
      posts[post.no - 1] = post;
      coverage = { ...coverage, posts: posts.filter(({ retracted }) => !retracted).length };
      const type = kind === 'add' ? 'post.added' : kind === 'retract' ? 'post.retracted' : 'post.changed';
      events.push({ ...base, type, posts: coverage.posts, post });
    }
    states.push({
      coverage,
      posts: [...posts],
      reachesEnd: true,
      pinned: posts.filter(({ pinned }) => pinned),
      keyEvents: posts.flatMap(({ id, no, title, at, keyEvent }) =>
        keyEvent && title !== null ? [{ postId: id, no, title, at }] : [],
      ),
    });
  }
  return { events, states };
}

function changed(kind: Act['kind'], known: CoveragePost | undefined, next: number): CoveragePost | undefined {
  if (kind === 'add') {
    const post = { id: `post ${next}`, coverageId: 'c', no: next, revision: 1, pinned: false, at: AT, editedAt: null };
    return { ...NO_CONTENT, ...post, text: 'Text', title: `Key ${next}`, keyEvent: next % 2 === 0, retracted: null };
  }
  if (!known || known.retracted) return undefined;
  const revised = { ...known, revision: known.revision + 1 };
  if (kind === 'retract') {
    return { ...revised, ...NO_CONTENT, pinned: false, retracted: { at: AT, reason: 'Wrong' } };
  }
  return kind === 'pin' ? { ...revised, pinned: !known.pinned } : { ...revised, text: `Text ${revised.revision}` };
}

test('LIVE6 events in any batches give the state of the server', () => {
  fc.assert(
    fc.property(acts, fc.array(fc.integer({ min: 1, max: 7 })), (all, sizes) => {
      const { events, states } = play(all);
      let open = EMPTY;
      for (let start = 0, turn = 0; start < events.length; turn += 1) {
        const size = sizes[turn] ?? 1;
        open = mergePosts(open, events.slice(start, start + size));
        start += size;
      }
      expect(open).toEqual(states.at(-1));
    }),
  );
});

test('LIVE8 a page that was read after its position takes the events that it knows already, and ends right', () => {
  fc.assert(
    fc.property(acts, fc.nat(), fc.nat(), (all, from, read) => {
      const { events, states } = play(all);
      const known = read % states.length;
      const position = from % (known + 1);
      expect(mergePosts(states[known] ?? EMPTY, events.slice(position))).toEqual(states.at(-1));
    }),
  );
});

test('LIVE8 a reader who began with the oldest posts gets no gap', () => {
  const { events, states } = play(Array.from({ length: 5 }, () => ({ kind: 'add', which: 0 })));
  const first = { ...(states[2] ?? EMPTY), reachesEnd: false };
  const open = mergePosts(first, events.slice(2));
  expect(open.posts.map(({ no }) => no)).toEqual([1, 2]);
  expect(open.coverage.posts).toBe(5);
});
