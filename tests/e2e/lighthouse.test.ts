import { expect, test } from 'vitest';
import { DEMO_STORIES } from '../../demo/demo-stories.ts';
import { runLighthouse } from '../helpers/lighthouse.ts';
import { withPages } from '../helpers/page-world.ts';

const LEAST = 95;
const pages = withPages();

// How fast the page is depends on the machine: `npm run bench -- lighthouse` measures it.
test('Lighthouse finds the front page and a story accessible, sound and easy to find', async () => {
  const ids: string[] = [];
  for (const { story } of DEMO_STORIES.slice(0, 12)) ids.push((await pages.api.publish({ ...story })).storyId);
  for (const path of ['/', `/story/${ids[0]}`]) {
    const { scores, failed } = await runLighthouse(`${pages.world.url()}${path}`, { withoutSpeed: true });
    const { performance: _, ...steady } = scores;
    for (const [name, score] of Object.entries(steady)) {
      expect(score, `${name} of ${path}: ${failed.join(', ')}`).toBeGreaterThanOrEqual(LEAST);
    }
  }
});
