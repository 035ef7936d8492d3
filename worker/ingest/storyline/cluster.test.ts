import { describe, expect, test } from 'vitest';
import { type Cluster, chooseCluster, joinLater, type Member } from './cluster.ts';
import { hashTerm, toVector, weigh } from './vector.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const DAY_MS = 24 * 3_600_000;

/** A long story of which these words matter. */
function member(storyId: string, words: string, at = NOW): Member {
  const use = { isName: false, inHeadline: false };
  const terms = words.split(' ').map((word) => ({ term: hashTerm(word), weight: 1, ...use }));
  for (let no = terms.length; no < 64; no += 1) {
    terms.push({ term: hashTerm(`${storyId} ${no}`), weight: 0.01, ...use });
  }
  return { storyId, publisherId: storyId, language: null, at, vector: weigh(toVector(terms), () => 1) };
}

function cluster(id: string, ...members: Member[]): Cluster {
  return { id, size: members.length, pairSum: 0, pairCount: 0, members, apart: [] };
}

describe('a story that stayed alone', () => {
  const lone = cluster('x', member('x', 'quake valmark rescue tents flour night'));
  const close = member('a', 'quake valmark rescue dead dam hospital mayor');
  const grown = cluster('a', close, member('b', 'quake tents dead aid mayor school'));

  test('joins later what would have been too weak evidence when it came', () => {
    expect(chooseCluster(lone, [grown]).cluster.id).toBe('x');
    expect(joinLater(lone, [grown])).toMatchObject({ cluster: { id: 'a', size: 3 }, absorbed: ['x'] });
  });

  test('stays alone where nothing is as close as two stories of one event', () => {
    expect(joinLater(lone, [cluster('c', member('c', 'quake ostrand dead bridge school governor'))])).toBeUndefined();
  });

  test('and is one of many by now, or was taken out of a storyline, is left where it is', () => {
    expect(joinLater({ ...lone, size: 4 }, [grown])).toBeUndefined();
    expect(joinLater({ ...lone, apart: [1] }, [{ ...grown, apart: [-1] }])).toBeUndefined();
  });
});

test('a storyline of two or three joins later, with a little less than it needed when they came', () => {
  const own = cluster(
    'x',
    member('x', 'quake valmark rescue dead night flour oven'),
    member('y', 'quake valmark rescue dead night shop road'),
  );
  const near = cluster(
    'a',
    member('a', 'quake valmark dead dam night mayor'),
    member('b', 'quake valmark dead dam school rescue'),
    member('c', 'quake valmark dead dam rescue tents'),
  );
  const [pair, line] = [
    { ...own, pairSum: 1, pairCount: 1 },
    { ...near, pairSum: 2.45, pairCount: 3 },
  ];
  expect(chooseCluster(pair, [line]).absorbed).toEqual([]);
  expect(joinLater(pair, [line])).toMatchObject({ cluster: { id: 'a', size: 5 }, absorbed: ['x'] });
  expect(joinLater({ ...pair, size: 4 }, [line])).toBeUndefined();
  expect(joinLater(pair, [cluster('c', member('c', 'quake ostrand dead bridge school governor'))])).toBeUndefined();
});

test('a report from an angle of its own joins the storyline of which it is close to some', () => {
  const [outage, trams, cards] = ['bank clock', 'tram wire', 'card till'].map((more, no) =>
    member(`${no}`, `nimbral outage ${more} velloria fault cloud`),
  ) as [Member, Member, Member];
  const line = { ...cluster('a', outage, trams, cards), pairSum: 1.1, pairCount: 3 };
  const angle = member('x', 'nimbral outage tram wire fault crowns estimate firms');
  expect(chooseCluster(cluster('x', angle), [line]).cluster.id).toBe('a');
});

test('one close story among many others draws no report to its storyline', () => {
  const fires = ['tents', 'rescue', 'crane', 'mayor', 'river'].map((word) =>
    member(word, `fire mill smoke crew ${word}`),
  );
  const line = cluster('a', ...fires, member('s', 'quake ostrand dead bridge school governor'));
  const report = cluster('x', member('x', 'quake ostrand dead bridge school minister'));
  expect(chooseCluster(report, [line]).cluster.id).toBe('x');
});

const QUAKE = 'quake valmark dead dam hospital minister';
const OTHER_QUAKE = 'quake ostrand dead bridge school governor';

describe('a story', () => {
  test('stays alone where nothing is near', () => {
    const own = cluster('x', member('x', QUAKE));
    expect(chooseCluster(own, [])).toEqual({ cluster: own, absorbed: [], moves: [] });
  });

  test('joins the storyline of its event, not that of another event of the same kind', () => {
    const near = [cluster('a', member('a', `${QUAKE} rescue`)), cluster('b', member('b', OTHER_QUAKE))];
    const choice = chooseCluster(cluster('x', member('x', `${QUAKE} injured`)), near);
    expect(choice.cluster.id).toBe('a');
    expect(choice.cluster.size).toBe(2);
    expect(choice.absorbed).toEqual(['x']);
  });

  test('joins one of two storylines that were taken apart, and never both', () => {
    const parts = [1, -1].map((mark, index) => {
      const words = `${QUAKE} rescue ${index}`;
      return { ...cluster(`${index}`, member(`m${index}`, words), member(`n${index}`, words)), apart: [mark] };
    });
    const choice = chooseCluster(cluster('x', member('x', QUAKE)), parts, new Set(['m0', 'm1']));
    expect(choice.cluster.size).toBe(3);
    expect(choice.absorbed).toEqual(['x']);
    expect(choice.moves).toEqual([]);
  });

  test('is not held by a common word or two', () => {
    const choice = chooseCluster(cluster('x', member('x', 'fruit 1')), [cluster('a', member('a', 'fruit 1'))]);
    expect(choice.cluster.id).toBe('a');
    const apart = chooseCluster(cluster('x', member('x', 'fruit 1')), [cluster('a', member('a', 'fruit 2'))]);
    expect(apart.cluster.id).toBe('x');
  });

  test('of next month is about another event', () => {
    const later = cluster('x', member('x', 'quake valmark dead dam school governor', NOW + 30 * DAY_MS));
    expect(chooseCluster(later, [cluster('a', member('a', QUAKE))]).cluster.id).toBe('x');
  });

  test('connects two storylines, of which the larger one stays', () => {
    const small = cluster('a', member('a', 'quake valmark dead dam mayor'));
    const large = cluster(
      'b',
      member('b', 'dam hospital minister valmark visit'),
      member('c', 'dam hospital minister valmark flood'),
      member('d', 'dam hospital minister valmark tents'),
    );
    const choice = chooseCluster(cluster('x', member('x', `${QUAKE} mayor visit`)), [small, large]);
    expect(choice.cluster.id).toBe('b');
    expect(choice.cluster.size).toBe(5);
    expect(choice.absorbed.sort()).toEqual(['a', 'x']);
  });

  test('goes where its text stands already, whatever else is near', () => {
    const near = [cluster('a', member('a', `${QUAKE} rescue`)), cluster('b', member('b', OTHER_QUAKE))];
    expect(chooseCluster(cluster('x', member('x', QUAKE)), near, new Set(), 'b').absorbed).toContain('x');
    expect(chooseCluster(cluster('x', member('x', QUAKE)), near, new Set(), 'b').cluster.id).toBe('b');
  });
});

test('two stories of one publisher must be closer, and two languages have fewer words in common', () => {
  const here = member('a', 'quake valmark dead dam hospital rescue tents flour night oven');
  const there = member('x', 'quake valmark dead dam hospital school governor river morning bridge shop road');
  const into = (own: Partial<Member>, other: Partial<Member>): string =>
    chooseCluster(cluster('x', { ...there, ...own }), [cluster('a', { ...here, ...other })]).cluster.id;
  expect(into({}, {})).toBe('a');
  expect(into({ publisherId: 'p' }, { publisherId: 'p' })).toBe('x');

  const far = member('x', 'quake valmark dead mort barrage hopital ministre ecole');
  const near = [cluster('a', { ...here, language: 'en' })];
  expect(chooseCluster(cluster('x', { ...far, language: 'en' }), near).cluster.id).toBe('x');
  expect(chooseCluster(cluster('x', { ...far, language: 'fr' }), near).cluster.id).toBe('a');
});

test('of two equal storylines the older one stays', () => {
  const choice = chooseCluster(cluster('b', member('b', QUAKE)), [cluster('a', member('a', QUAKE))]);
  expect(choice.cluster.id).toBe('a');
});

test('a story moves with the storyline that it fits better', () => {
  const stray = member('s', OTHER_QUAKE);
  const first = ['tents', 'rescue', 'crane', 'mayor', 'river'].map((word) =>
    member(word, `fire mill smoke crew ${word}`),
  );
  const from = cluster('a', ...first, stray);
  const to = cluster('b', member('b1', `${OTHER_QUAKE} rescue`));
  const choice = chooseCluster(cluster('x', member('x', `${OTHER_QUAKE} tents`)), [from, to], new Set(['s', 'crane']));
  expect(choice.cluster.id).toBe('b');
  expect(choice.moves).toEqual([{ storyId: 's', from: 'a', to: 'b' }]);
});
