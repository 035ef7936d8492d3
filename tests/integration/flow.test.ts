import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a story that is posted reaches a reader who follows its topic', async () => {
  const reader = await world.reader({ filter: { any: ['ukraine'] } });
  const submission = await world.api().publish({ headline: 'Talks resume', topics: ['Ukraine', 'Peace'] });
  expect(submission.status).toBe('published');
  const [event] = await reader.received(1);
  expect(event).toMatchObject({
    type: 'story.published',
    story: {
      headline: 'Talks resume',
      revision: 1,
      topics: [{ slug: 'ukraine', label: 'Ukraine' }, { slug: 'peace' }],
    },
  });
});
