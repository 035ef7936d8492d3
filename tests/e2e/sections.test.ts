import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

async function withLocal(): Promise<void> {
  const admin = pages.world.api();
  await admin.post('/admin/sections', { slug: 'local', label: 'Local news', labels: { de: 'Lokales' } });
  const order = JSON.stringify({
    sections: [
      'local',
      'world',
      'sport',
      'climate',
      'politics',
      'business',
      'technology',
      'science',
      'health',
      'culture',
    ],
  });
  await admin.send('PUT', '/admin/sections/order', order, { 'Content-Type': 'application/json' });
  await admin.delete('/admin/sections/climate');
}

test('SECTION6 a reader sees a section of the site’s own in their language, and a column of it', async () => {
  await withLocal();
  await pages.api.publish({ headline: 'The bakery opens', section: 'local' });
  await pages.api.publish({ headline: 'The ferry is late', section: 'world' });
  const { page, drive } = await pages.openReader({ locale: 'de-DE' });
  await drive.open();
  const marks = (): Promise<string[]> => drive.column().locator('.mark-section').allInnerTexts();
  await waitFor('the cards name their sections', async () => (await marks()).join() === 'Welt,Lokales');
  await drive.column().getByTestId('column-settings').click();
  const chips = page.getByTestId('settings').getByRole('group', { name: 'Ressorts' });
  const labels = ['Lokales', 'Welt', 'Sport', 'Politik', 'Wirtschaft', 'Technik', 'Wissen', 'Gesundheit', 'Kultur'];
  await waitFor(
    'they are in the site’s order',
    async () => (await chips.locator('button').allInnerTexts()).join() === labels.join(),
  );
  await chips.getByText('Lokales').click();
  await drive.untilHeadlines(['The bakery opens']);
  await page.getByTestId('settings').getByText('Lokales').last().waitFor();
  expect(await findViolations(page)).toEqual([]);
  await pages.api.publish({ headline: 'The market moves', section: 'local' });
  await drive.untilHeadlines(['The market moves', 'The bakery opens']);
  expect(await drive.column().locator('.column-title').innerText()).toContain('Lokales');
});

test('SECTION5 a link to a column of a section that nobody knows shows an empty column by its slug', async () => {
  await pages.api.publish({ headline: 'The ferry is late', section: 'world' });
  const { page, drive } = await pages.openReader();
  await drive.open('/?section=gossip');
  await waitFor('the column has its name', async () =>
    (await drive.column().locator('.column-title').innerText()).includes('gossip'),
  );
  expect(await drive.headlines()).toEqual([]);
  expect(await page.getByText('The ferry is late').count()).toBe(0);
});

test('SECTION6 the search suggests the sections of the site, by their names, too', async () => {
  await withLocal();
  const { page, drive } = await pages.openReader({ locale: 'de-DE' });
  await drive.open();
  const box = page.getByTestId('search');
  await box.fill('section:lok');
  await waitFor('the assistant is there', async () => (await box.getAttribute('role')) === 'combobox');
  await page.getByRole('option', { name: 'section:local' }).waitFor();
  await box.fill('section:klima');
  await waitFor('a removed one is not suggested', async () => (await page.getByRole('option').count()) === 0);
});

test('SECTION3 at the desk, a story is put into a section of the site’s own', async () => {
  await withLocal();
  const { page } = await pages.openReader();
  await page.goto(`${pages.world.url()}/desk`);
  await page.getByLabel('API key').fill(await pages.key('The Hill Gazette', ['publish']));
  await page.keyboard.press('Enter');
  const field = page.getByLabel('Section');
  await field.waitFor();
  expect(await field.locator('option').allInnerTexts()).toEqual(
    expect.arrayContaining(['Local news', 'World', 'Culture']),
  );
  expect(await field.locator('option').allInnerTexts()).not.toContain('Climate');
  await page.getByLabel('Headline').fill('The bakery opens');
  await field.selectOption('local');
  await page.getByRole('button', { name: 'Publish' }).click();
  await waitFor('it is on the wire', async () => {
    const { body } = await pages.world.api().get('/stories?section=local');
    return body.stories[0]?.headline === 'The bakery opens';
  });
});
