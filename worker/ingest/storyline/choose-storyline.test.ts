import { describe, expect, test } from 'vitest';
import { chooseStoryline, type Line, type Member } from './choose-storyline.ts';
import { hashTerm, toVector, weigh } from './term-vector.ts';

const NOW = Date.parse('2026-03-01T12:00:00Z');
const DAY_MS = 24 * 3_600_000;

function member(storyId: string, words: string, at = NOW): Member {
  const terms = words.split(' ').map((word) => ({ term: hashTerm(word), weight: 1, isName: false }));
  return { storyId, at, vector: weigh(toVector(terms), () => 1) };
}

function line(id: string, ...members: Member[]): Line {
  return { id, size: members.length, pairSum: 0, pairCount: 0, members, apart: [] };
}

const QUAKE = 'quake valmark dead dam hospital minister';
const OTHER_QUAKE = 'quake ostrand dead bridge school governor';

describe('a story', () => {
  test('stays alone where nothing is near', () => {
    const own = line('x', member('x', QUAKE));
    expect(chooseStoryline(own, [])).toEqual({ line: own, absorbed: [], moves: [] });
  });

  test('joins the storyline of its event, not that of another event of the same kind', () => {
    const near = [line('a', member('a', `${QUAKE} rescue`)), line('b', member('b', OTHER_QUAKE))];
    const choice = chooseStoryline(line('x', member('x', `${QUAKE} injured`)), near);
    expect(choice.line.id).toBe('a');
    expect(choice.line.size).toBe(2);
    expect(choice.absorbed).toEqual(['x']);
  });

  test('joins one of two storylines that were taken apart, and never both', () => {
    const parts = [1, -1].map((mark, index) => {
      const words = `${QUAKE} rescue ${index}`;
      return { ...line(`${index}`, member(`m${index}`, words), member(`n${index}`, words)), apart: [mark] };
    });
    const choice = chooseStoryline(line('x', member('x', QUAKE)), parts, new Set(['m0', 'm1']));
    expect(choice.line.size).toBe(3);
    expect(choice.absorbed).toEqual(['x']);
    expect(choice.moves).toEqual([]);
  });

  test('is not held by a common word or two', () => {
    const choice = chooseStoryline(line('x', member('x', 'fruit 1')), [line('a', member('a', 'fruit 1'))]);
    expect(choice.line.id).toBe('a');
    const apart = chooseStoryline(line('x', member('x', 'fruit 1')), [line('a', member('a', 'fruit 2'))]);
    expect(apart.line.id).toBe('x');
  });

  test('of next month is about another event', () => {
    const later = line('x', member('x', 'quake valmark dead dam school governor', NOW + 30 * DAY_MS));
    expect(chooseStoryline(later, [line('a', member('a', QUAKE))]).line.id).toBe('x');
  });

  test('connects two storylines, of which the larger one stays', () => {
    const small = line('a', member('a', 'quake valmark dead dam mayor'));
    const large = line(
      'b',
      member('b', 'dam hospital minister valmark visit'),
      member('c', 'dam hospital minister valmark flood'),
      member('d', 'dam hospital minister valmark tents'),
    );
    const choice = chooseStoryline(line('x', member('x', `${QUAKE} mayor visit`)), [small, large]);
    expect(choice.line.id).toBe('b');
    expect(choice.line.size).toBe(5);
    expect(choice.absorbed.sort()).toEqual(['a', 'x']);
  });

  test('goes where its text stands already, whatever else is near', () => {
    const near = [line('a', member('a', `${QUAKE} rescue`)), line('b', member('b', OTHER_QUAKE))];
    expect(chooseStoryline(line('x', member('x', QUAKE)), near, new Set(), 'b').absorbed).toContain('x');
    expect(chooseStoryline(line('x', member('x', QUAKE)), near, new Set(), 'b').line.id).toBe('b');
  });
});

test('of two equal storylines the older one stays', () => {
  const choice = chooseStoryline(line('b', member('b', QUAKE)), [line('a', member('a', QUAKE))]);
  expect(choice.line.id).toBe('a');
});

test('a story moves with the storyline that it fits better', () => {
  const stray = member('s', OTHER_QUAKE);
  const first = ['tents', 'rescue', 'crane', 'mayor', 'river'].map((word) =>
    member(word, `fire mill smoke crew ${word}`),
  );
  const from = line('a', ...first, stray);
  const to = line('b', member('b1', `${OTHER_QUAKE} rescue`));
  const choice = chooseStoryline(line('x', member('x', `${OTHER_QUAKE} tents`)), [from, to], new Set(['s', 'crane']));
  expect(choice.line.id).toBe('b');
  expect(choice.moves).toEqual([{ storyId: 's', from: 'a', to: 'b' }]);
});
