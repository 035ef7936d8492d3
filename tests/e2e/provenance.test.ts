import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';

const pages = withPages();
const ORIGIN = '0195d3c2-7a11-4c3e-9f00-2f6b1c0a9d11';
const SOURCE = '0195d3c2-7a11-4c3e-9f00-2f6b1c0a9d12';

test('BRIDGE3 the page of a story that came over a bridge credits its first publisher, with a link to its page there', async () => {
  const { storyId } = await pages.api.publish({
    ...{ headline: 'Ferry runs aground off Hallby', body: 'A ferry ran aground on Monday. Nobody was hurt.' },
    ...{ externalId: ORIGIN, url: 'https://gazette.example/ferry', topics: ['Ferries', 'Hallby'] },
  });
  await pages.world.db.query(
    `INSERT INTO bridged_stories (origin_id, origin_story, source_id, source_story, publisher_id, revision, url, publisher, hops)
     SELECT $1, $2, $1, $2, publisher_id, 1, $3, 'Harbour Gazette', ARRAY[$1::uuid] FROM stories WHERE id = $4`,
    [SOURCE, ORIGIN, `https://wire.example.org/story/${ORIGIN}`, storyId],
  );
  const { page } = await pages.openReader();
  await page.goto(`${pages.world.url()}/story/${storyId}`);
  const credit = page.getByRole('link', { name: 'First published by Harbour Gazette at wire.example.org' });
  await credit.waitFor();
  // The live page has replaced the served one.
  await page.getByTestId('story-body').waitFor();
  expect(await credit.getAttribute('href')).toBe(`https://wire.example.org/story/${ORIGIN}`);
  expect(await findViolations(page)).toEqual([]);
});
