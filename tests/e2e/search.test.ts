import { expect, test } from 'vitest';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();
const BODY = `${'The council met as ever. '.repeat(12)}A heron’s nest held up the works at the weir. ${'It met again. '.repeat(20)}`;

test('LIST4 a hit that stands in the text alone shows where, marked; one in the headline needs no telling', async () => {
  await pages.api.publish({ headline: 'Works at the weir wait', summary: 'Nobody hurries.', body: BODY });
  await pages.api.publish({ headline: 'Heron seen in town', body: 'A heron was seen.' });
  const { page, drive } = await pages.openReader();
  await drive.open('/?q=heron');
  await drive.untilHeadlines(['Heron seen in town', 'Works at the weir wait']);
  const excerpt = page.getByTestId('excerpt');
  expect(await excerpt.allInnerTexts()).toEqual([expect.stringMatching(/^… .*A heron’s nest held up the works/)]);
  expect(await excerpt.locator('mark').allInnerTexts()).toEqual(['heron’s']);
  await drive.open('/?q=heron+weir');
  await drive.untilHeadlines(['Works at the weir wait']);
  expect(await excerpt.locator('mark').allInnerTexts()).toContain('heron’s');
  await drive.open('/?q=heron&sort=top');
  await waitFor('it shows among the top ones, too', async () => (await excerpt.count()) === 1);
  await drive.open('/');
  await drive.cards('everything').first().waitFor();
  expect(await excerpt.count()).toBe(0);
});

test('LIST4 a hit that comes live shows where it stands, too', async () => {
  await pages.api.publish({ headline: 'Heron seen in town', body: 'A heron was seen.' });
  const { page, drive } = await pages.openReader();
  await drive.open('/?q=heron');
  await drive.untilHeadlines(['Heron seen in town']);
  await pages.api.publish({ headline: 'Works at the weir wait', summary: 'Nobody hurries.', body: BODY });
  const excerpt = page.getByTestId('excerpt');
  await waitFor('its place is shown', async () => (await excerpt.count()) === 1);
  expect(await excerpt.allInnerTexts()).toEqual([expect.stringMatching(/^… .*A heron’s nest held up the works/)]);
  expect(await excerpt.locator('mark').allInnerTexts()).toEqual(['heron’s']);
});
