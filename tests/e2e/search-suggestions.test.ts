import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

test('a field and its value are suggested while one types, and taken by keys', async () => {
  await pages.api.publish({ headline: 'Heron seen in town', topics: ['Birds of prey'], section: 'science' });
  await pages.api.publish({ headline: 'Herons leave', topics: ['Weather'], section: 'world' });
  const { page, drive } = await pages.openReader();
  await drive.open('/');
  const box = page.getByTestId('search');
  await box.fill('heron sec');
  const options = page.getByRole('option');
  await options.filter({ hasText: 'section:' }).waitFor();
  expect(await box.getAttribute('aria-expanded')).toBe('true');
  await box.press('ArrowDown');
  await waitFor('the first one is active', async () => {
    const active = await box.getAttribute('aria-activedescendant');
    return active !== null && (await page.locator(`[id="${active}"]`).innerText()).includes('section:');
  });
  await box.press('Enter');
  await options.filter({ hasText: 'section:science' }).waitFor();
  await box.pressSequentially('sci');
  await waitFor('one is left', async () => (await options.count()) === 1);
  await box.press('ArrowDown');
  expect(await findViolations(page)).toEqual([]);
  await box.press('Enter');
  expect(await box.inputValue()).toBe('heron section:science ');
  await box.press('Enter');
  await drive.untilHeadlines(['Heron seen in town']);
});

test('topics are suggested by their beginning, and a click takes one; Escape closes the list', async () => {
  await pages.api.publish({ headline: 'Heron seen in town', topics: ['Birds of prey'] });
  const { page, drive } = await pages.openReader();
  await drive.open('/');
  const box = page.getByTestId('search');
  await box.fill('-bird');
  await page.getByRole('option').filter({ hasText: 'topic:birds-of-prey' }).click();
  expect(await box.inputValue()).toBe('-topic:birds-of-prey ');
  await box.fill('lang:');
  await page.getByRole('option').filter({ hasText: 'French' }).waitFor();
  await box.press('Escape');
  await waitFor('the list is closed', async () => (await page.getByRole('option').count()) === 0);
});

test('QUERY7 a query that breaks the grammar is not sent: the place is said and marked', async () => {
  const { page, drive } = await pages.openReader();
  await drive.open('/');
  const box = page.getByTestId('search');
  await box.fill('heron section:2nd');
  // Before its assistant is loaded, a field sends what it has, and the column says what is wrong.
  await waitFor('the assistant is there', async () => (await box.getAttribute('role')) === 'combobox');
  await page.getByRole('listbox').waitFor({ state: 'detached' });
  await box.press('Enter');
  const problem = page.getByTestId('query-problem');
  await problem.getByText('a section such as world').waitFor();
  expect(await problem.locator('mark').innerText()).toBe('section:2nd');
  expect(await box.getAttribute('aria-invalid')).toBe('true');
  expect(new URL(page.url()).search).toBe('');
  expect(await findViolations(page)).toEqual([]);
  await box.fill('heron section:world');
  await waitFor('it is right now', async () => (await problem.count()) === 0);
});
