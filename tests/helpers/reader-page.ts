import type { Page } from 'playwright-core';
import { waitFor } from './wait-for.ts';

/** What a page keeps under a name in browser storage. */
export function storedIn<T>(page: Page, name: string): Promise<T> {
  return page.evaluate((key) => JSON.parse(localStorage.getItem(`newswire.${key}`) ?? 'null'), name);
}

/** Everything that follows a reader, as a page keeps it. */
export async function keptBy(page: Page): Promise<Record<string, unknown>> {
  const columns = (await storedIn<{ id: string; query: string }[] | null>(page, 'columns')) ?? [];
  const mutes = (await storedIn<{ of: string }[] | null>(page, 'mutes')) ?? [];
  const saved = (await storedIn<{ id: string }[] | null>(page, 'saved')) ?? [];
  return {
    columns: columns.map(({ id, query }) => `${id} ${query}`),
    mutes: mutes.map(({ of }) => of).sort(),
    saved: saved.map(({ id }) => id),
    read: [...((await storedIn<string[] | null>(page, 'read')) ?? [])].sort(),
    theme: await storedIn(page, 'theme'),
  };
}

/** Opens the dialog about devices. */
export async function openDevices(page: Page): Promise<void> {
  await page.getByTestId('open-display').first().click();
  await page.getByTestId('open-devices').click();
  await page.getByTestId('devices').waitFor();
}

/** Closes the open dialog. */
export async function closeDialog(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await waitFor('the dialog is closed', async () => (await page.getByRole('dialog').count()) === 0);
}

/** Shows a code on one page. */
export async function showCode(page: Page): Promise<string> {
  await page.getByTestId('show-code').click();
  return (await page.getByTestId('code').innerText()).replace(/\s/g, '');
}
