import { expect, test } from 'vitest';
import type { TopicKind } from './story.ts';
import { tellingTopics } from './telling-topics.ts';

test.each<[string, (TopicKind | undefined)[], number[]]>([
  ['names before subjects', ['subject', 'person', 'place'], [1, 2]],
  ['in their order', ['place', 'person', 'subject'], [0, 1]],
  ['a topic of no kind before a subject', ['subject', undefined], [1, 0]],
  ['as many as there are', ['subject'], [0]],
  ['none of none', [], []],
])('%s', (_, kinds, shown) => {
  const topics = kinds.map((kind, index) => ({ slug: `t${index}`, label: 'T', ...(kind && { kind }) }));
  expect(tellingTopics(topics).map(({ slug }) => slug)).toEqual(shown.map((index) => `t${index}`));
});
