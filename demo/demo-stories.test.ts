import { expect, test } from 'vitest';
import { retractionSchema, storyInSchema, storyPatchSchema } from '../shared/contract/story-schema.ts';
import { BUILT_IN_SECTIONS } from '../shared/domain/section.ts';
import { PRIORITIES } from '../shared/domain/story.ts';
import { topicSlug } from '../shared/domain/topic.ts';
import { DEMO_STORIES } from './demo-stories.ts';
import { storyIn } from './demo-story.ts';
import { DEMO_PUBLISHERS } from './publishers.ts';
import { SCRIPT } from './script.ts';

const AT = new Date('2026-03-01T12:00:00Z');

test.each(DEMO_STORIES.map((story) => [story.key, story] as const))(
  '%s follows the rules for stories and is labelled',
  (_key, demo) => {
    expect(storyInSchema.safeParse(storyIn(demo, AT)).error).toBeUndefined();
    if (demo.correction) expect(storyPatchSchema.safeParse(demo.correction).error).toBeUndefined();
    if (demo.retraction) expect(retractionSchema.safeParse({ reason: demo.retraction }).error).toBeUndefined();
    expect(demo.event).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    const topics = demo.expectedTopics.map(topicSlug);
    expect(topics.length).toBeGreaterThanOrEqual(2);
    expect(new Set(topics).size).toBe(topics.length);
  },
);

test('keys are unique, and the event of a single story may bear its key', () => {
  expect(new Set(DEMO_STORIES.map(({ key }) => key)).size).toBe(DEMO_STORIES.length);
  const strangers = DEMO_STORIES.filter(({ key, event }) => DEMO_STORIES.some((o) => o.event === key && event !== key));
  expect(strangers).toEqual([]);
});

test('no publisher repeats a text, which the wire would take for a duplicate', () => {
  const texts = DEMO_STORIES.map(({ publisher, story }) => `${publisher} ${story.headline} ${story.body}`);
  expect(new Set(texts).size).toBe(texts.length);
});

test('the script plays every story once, and every change after its story', () => {
  const published = new Set<string>();
  const changed: string[] = [];
  for (const { kind, story } of SCRIPT) {
    expect(published.has(story.key), `${kind} ${story.key}`).toBe(kind !== 'publish');
    if (kind === 'publish') published.add(story.key);
    else changed.push(`${kind} ${story.key}`);
  }
  expect(DEMO_STORIES.filter(({ key }) => !published.has(key)).map(({ key }) => key)).toEqual([]);
  const expected = DEMO_STORIES.flatMap(({ key, correction, retraction }) => [
    ...(correction ? [`correct ${key}`] : []),
    ...(retraction ? [`retract ${key}`] : []),
  ]);
  expect(changed.sort()).toEqual(expected.sort());
});

test('the opening shows every section and most publishers', () => {
  const opening = SCRIPT.filter(({ when }) => when === 'opening');
  expect(new Set(opening.map(({ story }) => story.story.section))).toEqual(new Set(BUILT_IN_SECTIONS));
  expect(new Set(opening.map(({ story }) => story.publisher)).size).toBeGreaterThanOrEqual(12);
});

test('the demo is large and varied: publishers, languages, priorities, lengths and formats', () => {
  expect(DEMO_STORIES.length).toBeGreaterThanOrEqual(160);
  expect(new Set(DEMO_STORIES.map(({ publisher }) => publisher)).size).toBe(DEMO_PUBLISHERS.length);
  const count = (holds: (demo: (typeof DEMO_STORIES)[number]) => boolean) => DEMO_STORIES.filter(holds).length;
  for (const priority of PRIORITIES.slice(1))
    expect(count(({ story }) => story.priority === priority)).toBeGreaterThan(0);
  expect(count(({ story }) => story.language === 'fr')).toBeGreaterThanOrEqual(12);
  expect(count(({ story }) => story.language === 'de')).toBeGreaterThanOrEqual(8);
  expect(count(({ story }) => (story.body?.length ?? 0) < 250)).toBeGreaterThanOrEqual(15);
  for (const format of ['html', 'text', 'markdown'])
    expect(count(({ story }) => story.bodyFormat === format)).toBeGreaterThan(20);
  expect(count(({ correction }) => correction !== undefined)).toBeGreaterThanOrEqual(9);
  expect(count(({ retraction }) => retraction !== undefined)).toBeGreaterThanOrEqual(2);
});

test('twenty events have three reports or more, from several publishers', () => {
  const events = [...new Set(DEMO_STORIES.map(({ event }) => event))];
  const reports = events.map((event) => DEMO_STORIES.filter((story) => story.event === event));
  const large = reports.filter((all) => all.length >= 3);
  expect(large.length).toBeGreaterThanOrEqual(20);
  for (const all of large) expect(new Set(all.map(({ publisher }) => publisher)).size).toBeGreaterThanOrEqual(2);
});
