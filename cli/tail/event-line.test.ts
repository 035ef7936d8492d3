import pc from 'picocolors';
import { expect, test } from 'vitest';
import type { StoryCard } from '../../shared/domain/story.ts';
import { createEventWriter } from './event-line.ts';

const AT = new Date(2026, 2, 1, 14, 3, 22).toISOString();
const PLAIN = pc.createColors(false);

function card(changes: Partial<StoryCard> = {}): StoryCard {
  return {
    id: 'st1',
    seq: 7,
    revision: 1,
    headline: 'Ferry resumes',
    summary: null,
    url: null,
    publisher: { id: 'p1', name: 'Harbour Post' },
    byline: null,
    topics: [
      { slug: 'ferries', label: 'Ferries' },
      { slug: 'port-amsel', label: 'Port Amsel' },
    ],
    section: null,
    language: null,
    imageUrl: null,
    priority: 'routine',
    publishedAt: AT,
    releasedAt: AT,
    storyline: { id: 'sl1', stories: 1, publishers: 1 },
    comments: 0,
    ...changes,
  };
}

test('a routine story is time, publisher, headline and topics', () => {
  const line = createEventWriter(PLAIN)({ type: 'story.published', seq: 7, at: AT, story: card() });
  expect(line).toBe('14:03:22  Harbour Post  Ferry resumes  #ferries #port-amsel');
});

test('flash and urgent are marked', () => {
  const write = createEventWriter(PLAIN);
  const line = (priority: 'flash' | 'urgent') =>
    write({ type: 'story.published', seq: 7, at: AT, story: card({ priority, topics: [] }) });
  expect(line('flash')).toBe('14:03:22   FLASH   Harbour Post  Ferry resumes');
  expect(line('urgent')).toBe('14:03:22  URGENT  Harbour Post  Ferry resumes');
});

test('a correction is marked with its revision', () => {
  const story = card({ revision: 3, topics: [] });
  const line = createEventWriter(PLAIN)({ type: 'story.corrected', seq: 8, at: AT, story });
  expect(line).toBe('14:03:22  CORRECTED (3)  Harbour Post  Ferry resumes');
});

test('a retraction is shown with the headline that was seen, else with the id', () => {
  const write = createEventWriter(PLAIN);
  const retracted = { type: 'story.retracted' as const, seq: 9, at: AT, storyId: 'st1', revision: 2, reason: 'Wrong' };
  expect(write(retracted)).toBe('14:03:22  RETRACTED  story st1  Wrong');
  write({ type: 'story.published', seq: 7, at: AT, story: card() });
  expect(write(retracted)).toBe('14:03:22  RETRACTED  Ferry resumes  Wrong');
});

test('a story that was taken down is named by its id alone, and forgotten', () => {
  const write = createEventWriter(PLAIN);
  write({ type: 'story.published', seq: 7, at: AT, story: card() });
  const removed = { type: 'story.removed' as const, seq: 9, at: AT, storyId: 'st1', reason: 'An order' };
  expect(write(removed)).toBe('14:03:22  TAKEN DOWN  story st1  An order');
  const retracted = { type: 'story.retracted' as const, seq: 10, at: AT, storyId: 'st1', revision: 2, reason: 'Wrong' };
  expect(write(retracted)).toBe('14:03:22  RETRACTED  story st1  Wrong');
});

test('a headline cannot steer the terminal', () => {
  const story = card({ headline: 'a\u001b]0;x\u0007b\nc', topics: [] });
  const line = createEventWriter(PLAIN)({ type: 'story.published', seq: 7, at: AT, story });
  expect(line).toBe('14:03:22  Harbour Post  a ]0;x b c');
});

test('a comment is who wrote what under which story, without what would steer the terminal', () => {
  const write = createEventWriter(PLAIN);
  write({ type: 'story.published', seq: 7, at: AT, story: card() });
  const comment = {
    id: 'c1',
    storyId: 'st1',
    no: 1,
    revision: 1,
    parentId: null,
    answersId: null,
    depth: 1,
    writer: { id: 'w1', name: 'Ana' },
    text: 'At last!\n\u001b[2JGone',
    at: AT,
    editedAt: null,
    removed: null,
  };
  const line = write({ type: 'comment.added', seq: 8, at: AT, storyId: 'st1', comments: 1, comment });
  expect(line).toMatch(/^14:03:22 {2}COMMENT {2}Ferry resumes {2}Ana: At last! /);
  expect(line).not.toContain('\u001b');
});
