import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Filter } from '../../domain/filter.ts';
import { createFilterIndex } from '../../domain/filter-index.ts';
import { concerns, type EventEnvelope } from '../../domain/wire-event.ts';
import { canonicaliseFilter } from './canonicalise-filter.ts';

const envelope = (topics: string[], before?: string[]): EventEnvelope => {
  const keys = (slugs: string[]) => ({
    topics: slugs,
    publisher: 'p1',
    section: 'world' as const,
    language: 'en',
    priority: 'routine' as const,
    words: ' a ',
  });
  return {
    event: { seq: 1, at: new Date().toISOString() } as EventEnvelope['event'],
    now: keys(topics),
    ...(before && { before: keys(before) }),
  };
};

test('TAKE3 a story that was taken down concerns everyone, whatever they follow', () => {
  const index = createFilterIndex<string>();
  index.add(canonicaliseFilter({ any: ['a'] }), 'a');
  index.add(canonicaliseFilter({ q: 'word' }), 'word');
  index.add(canonicaliseFilter({}), 'all');
  const event = { type: 'story.removed', seq: 1, at: new Date().toISOString(), storyId: 's', reason: 'r' } as const;
  const removal = { ...envelope([]), event };
  expect(index.matching(removal).sort()).toEqual(['a', 'all', 'word']);
  expect(concerns(canonicaliseFilter({ any: ['a'] }), removal)).toBe(true);
});

test('an event finds the filters that it concerns', () => {
  const index = createFilterIndex<string>();
  const filters: Record<string, Filter> = {
    a: { any: ['a', 'x'] },
    two: { any: ['a', 'b'] },
    b: { all: ['b', 'c'] },
    both: { all: ['a', 'b'] },
    everything: {},
    word: { q: 'a' },
    quake: { q: 'quake' },
    publisher: { publishers: ['p1'] },
    section: { sections: ['world'] },
    urgent: { any: ['a'], minPriority: 'urgent' },
    not: { any: ['a'], none: ['b'] },
    other: { any: ['z'] },
    otherPublisher: { publishers: ['p2'] },
  };
  for (const [name, filter] of Object.entries(filters)) index.add(canonicaliseFilter(filter), name);
  const found = index.matching(envelope(['a', 'b'])).sort();
  expect(found).toEqual(['a', 'both', 'everything', 'publisher', 'section', 'two', 'word']);
});

test('CHAN3: a correction also finds filters of the revision before', () => {
  const index = createFilterIndex<string>();
  index.add(canonicaliseFilter({ any: ['old'] }), 'old');
  index.add(canonicaliseFilter({ any: ['old', 'new'] }), 'both');
  index.add(canonicaliseFilter({ all: ['old', 'new'] }), 'never together');
  expect(index.matching(envelope(['new'], ['old'])).sort()).toEqual(['both', 'old']);
});

test('what was removed is not found, and what contradicts itself never is', () => {
  const index = createFilterIndex<string>();
  index.add(canonicaliseFilter({ any: ['a', 'b'] }), 'x');
  index.add(canonicaliseFilter({ q: 'a' }), 'word');
  index.remove('x');
  index.remove('word');
  index.remove('never added');
  index.add(canonicaliseFilter({ all: ['a'], none: ['a'] }), 'never');
  expect(index.matching(envelope(['a', 'b']))).toEqual([]);
});

test('the index finds what asking each filter finds, whatever was added and removed', () => {
  const slug = fc.constantFrom('a', 'b', 'c', 'd');
  const filter = fc.record(
    {
      any: fc.array(slug, { maxLength: 3 }),
      all: fc.array(slug, { maxLength: 2 }),
      none: fc.array(slug, { maxLength: 1 }),
      publishers: fc.array(fc.constantFrom('p1', 'p2'), { maxLength: 1 }),
      sections: fc.array(fc.constantFrom('world' as const, 'sport' as const), { maxLength: 1 }),
      languages: fc.array(fc.constantFrom('en', 'de'), { maxLength: 1 }),
      minPriority: fc.constantFrom('routine' as const, 'urgent' as const),
      q: fc.constantFrom(
        '',
        'a',
        'quake',
        'a -quake',
        'a quake',
        'a OR quake',
        '"a" OR topic:b',
        '-topic:a',
        'since:2h',
        '"a b"',
      ),
    },
    { requiredKeys: [] },
  );
  const topics = fc.uniqueArray(slug);
  fc.assert(
    fc.property(fc.array(filter, { maxLength: 30 }), topics, fc.option(topics), (filters, now, before) => {
      const index = createFilterIndex<number>();
      const canonical = filters.map(canonicaliseFilter);
      for (const [no, each] of canonical.entries()) index.add(each, no);
      for (let no = 0; no < canonical.length; no += 3) index.remove(no);
      const event = envelope(now, before ?? undefined);
      const expected = canonical.flatMap((each, no) => (no % 3 > 0 && concerns(each, event) ? [no] : []));
      expect(index.matching(event).sort((x, y) => x - y)).toEqual(expected);
    }),
  );
});
