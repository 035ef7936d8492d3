import { expect, test } from 'vitest';
import type { Alike } from './find-original.ts';
import { type AssignedCopy, textRole } from './text-role.ts';

const STORY = { storyId: 'm', publisherId: 'post', storylineId: 'line' };
const ORIGINAL = { storyId: 'a', storylineId: 'line' };
const signature = Buffer.alloc(0);

const recorded = (storyId: string, ownFirst: Alike['ownFirst'], copyOf: string | null = 'a'): Alike => ({
  ...{ storyId, ownFirst, copyOf: storyId === 'a' ? null : copyOf },
  ...{ storylineId: 'line', at: 0, signature },
});
const inBatch = (storyId: string, publisherId: string, role: AssignedCopy['role']): AssignedCopy => ({
  ...{ storyId, publisherId, role },
  ...{ storylineId: 'line', originalId: storyId === 'a' ? undefined : 'a' },
});

test('a text of its own is the first of its text', () => {
  expect(textRole(STORY, undefined, [], [])).toEqual({ isFirst: true, repeats: null });
});

test('a copy of another paper’s text is neither first nor a repeat', () => {
  expect(textRole(STORY, ORIGINAL, [recorded('a', null)], [])).toEqual({ isFirst: false, repeats: null });
});

test('a copy of what the publisher has printed repeats its first, also when others wrote it', () => {
  expect(textRole(STORY, ORIGINAL, [recorded('a', 'a')], [])?.repeats).toBe('a');
  expect(textRole(STORY, ORIGINAL, [recorded('d', 'c')], [])?.repeats).toBe('c');
});

test('stories of the same batch count', () => {
  const first = inBatch('a', 'agency', { isFirst: true, repeats: null });
  const own = inBatch('k', 'post', { isFirst: false, repeats: null });
  const again = inBatch('k', 'post', { isFirst: false, repeats: 'c' });
  expect(textRole(STORY, ORIGINAL, [], [first])).toEqual({ isFirst: false, repeats: null });
  expect(textRole(STORY, ORIGINAL, [], [first, own])?.repeats).toBe('k');
  expect(textRole(STORY, ORIGINAL, [recorded('a', null)], [own])?.repeats).toBe('k');
  expect(textRole(STORY, ORIGINAL, [], [again])?.repeats).toBe('c');
});

test('a recount has to tell where not all stories with the text are known, or the order changes', () => {
  const other = inBatch('k', 'courier', { isFirst: false, repeats: null });
  expect(textRole(STORY, ORIGINAL, [], [other])).toBeUndefined();
  expect(textRole(STORY, { ...ORIGINAL, storylineId: 'other' }, [recorded('a', null)], [])).toBeUndefined();
  expect(textRole(STORY, ORIGINAL, [recorded('z', null)], [])).toBeUndefined();
  expect(textRole(STORY, ORIGINAL, [recorded('a', 'z')], [])).toBeUndefined();
});
