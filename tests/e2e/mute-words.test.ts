import { expect, test } from 'vitest';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

test('a muted word hides its stories in any form, with the reason, after a preview; unmuted, they are back', async () => {
  await pages.api.publish({ headline: 'Octopuses learn to count' });
  await pages.api.publish({ headline: 'A bridge is opened', summary: 'An octopus was there.' });
  await pages.api.publish({ headline: 'Rain in the north' });
  const { page, drive } = await pages.openReader();
  await drive.open('/');
  await drive.cards('everything').nth(2).waitFor();
  await page.getByRole('button', { name: 'Muted' }).first().click();
  await page.getByTestId('mute-words').fill('octopus');
  await page.getByRole('button', { name: 'Mute…' }).click();
  await page.getByTestId('mute-preview').getByText('hides 2 of the last').waitFor();
  expect(await page.locator('.mute-sample li').allInnerTexts()).toContain('Octopuses learn to count');
  await page.getByRole('button', { name: 'For a day' }).click();
  const row = drive.column('everything').getByTestId('muted-row');
  await row.getByText('“octopus”').waitFor();
  await drive.untilHeadlines(['Rain in the north'], 'everything');
  await page.reload();
  await row.getByText('“octopus”').waitFor();
  await page.getByRole('button', { name: 'Muted' }).first().click();
  await page.getByText('Words: “octopus”').waitFor();
  await page.getByRole('button', { name: 'Unmute' }).click();
  await waitFor('nothing is muted', async () => (await row.count()) === 0);
});
