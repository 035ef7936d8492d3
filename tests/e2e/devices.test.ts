import fc from 'fast-check';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { type PageReader, withPages } from '../helpers/page-world.ts';
import { closeDialog, keptBy, openDevices, showCode, storedIn } from '../helpers/reader-page.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages({ workers: 1 });
/** `DEVICE_PLAYS=100` plays a hundred times, which takes many minutes. */
const PLAYS = Number(process.env.DEVICE_PLAYS ?? 3);
const LONGEST_PLAY_MS = 60_000;
const PHONE = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };

/** Publishes stories, opens the page on a desktop and gives it a reader. */
async function openFirst(): Promise<{ first: PageReader; code: string }> {
  for (const name of ['One', 'Two', 'Three']) await pages.api.publish({ headline: `${name} of three`, topics: [name] });
  const first = await pages.openReader();
  await first.drive.open();
  await first.drive.cards('everything').nth(2).waitFor();
  await openDevices(first.page);
  return { first, code: await showCode(first.page) };
}

/** Opens the link that the QR code has. */
async function openByLink(code: string, options = {}): Promise<PageReader> {
  const reader = await pages.openReader(options);
  await reader.page.goto(`${pages.world.url()}/#join=${code}`);
  await reader.page.getByTestId('devices').waitFor();
  return reader;
}

async function alike(readers: readonly Page[]): Promise<Record<string, unknown>> {
  let kept: Record<string, unknown>[] = [];
  await waitFor('all devices keep the same', async () => {
    kept = await Promise.all(readers.map(keptBy));
    const unsent = await Promise.all(readers.map((page) => storedIn<{ items: number[][] } | null>(page, 'replica')));
    const isSent = unsent.every((replica) => replica?.items.every((item) => item[4] === 0));
    return isSent && kept.every((each) => JSON.stringify(each) === JSON.stringify(kept[0]));
  }).catch((error) => {
    throw new Error(`${error.message}: ${JSON.stringify(kept, null, 1)}`);
  });
  return kept[0] ?? {};
}

/** What readers do on the page, by name. */
const ACTS: Record<string, (page: Page, pick: number) => Promise<void>> = {
  async save(page, pick) {
    await page
      .locator('[data-column="everything"]')
      .getByTestId('save')
      .nth(pick % 3)
      .click();
  },
  async theme(page, pick) {
    await page.getByTestId('open-display').first().click();
    await page
      .getByRole('dialog')
      .getByText(['Light', 'Dark', 'High contrast'][pick % 3] ?? '', { exact: true })
      .click();
    await closeDialog(page);
  },
  async mute(page, pick) {
    await page.getByRole('button', { name: 'Muted' }).first().click();
    await page.getByTestId('mute-words').fill(`unheard${pick}`);
    await page.getByRole('button', { name: 'Mute…' }).click();
    await page.getByRole('button', { name: 'For a day' }).click();
  },
  async offline(page) {
    await page.context().setOffline(true);
  },
  async online(page) {
    await page.context().setOffline(false);
  },
};

test(
  'READER4 two browsers and a phone, edited at once, offline and back, end alike and nothing is lost',
  async () => {
    const { first, code } = await openFirst();
    const second = await openByLink(code);
    await second.page.getByTestId('join').click();
    await second.page.getByTestId('keep-both').click();
    await second.page.getByText('All your devices are up to date.').waitFor();
    const third = await openByLink(await showCode(second.page), PHONE);
    await third.page.getByTestId('join').click();
    await third.page.getByTestId('take-theirs').click();
    await third.page.getByText('All your devices are up to date.').waitFor();
    const all = [first.page, second.page, third.page];
    for (const page of all) await closeDialog(page);
    // Live, without a reload.
    await ACTS.theme?.(first.page, 1);
    for (const page of all) {
      await waitFor(
        'the theme follows',
        async () => (await page.locator('html').getAttribute('data-theme')) === 'dark',
      );
    }
    const step = fc.record({
      who: fc.integer({ min: 0, max: 1 }),
      pick: fc.nat(9_999),
      what: fc.constantFrom('save', 'save', 'theme', 'mute', 'offline', 'online'),
    });
    const muted = new Set<string>();
    for (const steps of fc.sample(fc.array(step, { minLength: 6, maxLength: 8 }), PLAYS)) {
      for (const { who, what, pick } of steps) {
        await ACTS[what]?.(all[who] as Page, pick);
        if (what === 'mute') muted.add(`unheard${pick}`);
        // The phone reads meanwhile.
        if (what === 'save') await ACTS.save?.(third.page, pick + 1);
      }
      for (const page of all) await ACTS.online?.(page, 0);
      const kept = await alike(all);
      expect(kept.mutes).toEqual([...muted].sort());
    }
  },
  PLAYS * LONGEST_PLAY_MS,
);

test('READER5 nothing is merged or replaced before the reader has said so; cancelling changes nothing', async () => {
  const { code } = await openFirst();
  const own = JSON.stringify([{ id: 'mine', query: 'any=mine', notify: 'off' }]);
  const second = await pages.openReader(PHONE);
  await second.page.addInitScript(`localStorage['newswire.columns'] ??= '${own}'`);
  await second.page.goto(`${pages.world.url()}/#join=${code}`);
  // The link alone does nothing.
  expect(await second.page.getByTestId('join-code').inputValue()).toBe(code);
  await waitFor('the address no longer holds the code', () => new URL(second.page.url()).hash === '');
  await second.page.getByTestId('join').click();
  await second.page.getByText('What about the things already in this browser?').waitFor();
  expect(await findViolations(second.page)).toEqual([]);
  // Closing the page is no answer.
  await second.page.reload();
  await second.page.getByTestId('cancel-join').click();
  await second.page.getByTestId('join-code').waitFor();
  expect(JSON.stringify(await storedIn(second.page, 'columns'))).toBe(own);
  await second.page.getByTestId('join-code').fill(code);
  await second.page.getByTestId('join').click();
  await second.page.getByText('This code is wrong, was used already').waitFor();
});

test('READER9 a device that is signed out keeps what it has; everything is exported, and deleted with two clicks', async () => {
  const { first, code } = await openFirst();
  const second = await openByLink(code);
  await second.page.getByTestId('join').click();
  await second.page.getByTestId('take-theirs').click();
  await second.page.getByTestId('sign-out').nth(1).waitFor();
  expect(await findViolations(second.page)).toEqual([]);
  const download = second.page.waitForEvent('download');
  await second.page.getByTestId('export-reader').click();
  expect((await download).suggestedFilename()).toBe('newswire-reader.json');
  await second.page.getByTestId('sign-out').first().click();
  await waitFor('the first one has left', async () => (await storedIn(first.page, 'joined')) === null);
  await first.page.getByTestId('join-code').waitFor();
  await second.page.getByTestId('delete-reader').click();
  await second.page.getByTestId('delete-reader-yes').click();
  await second.page.getByTestId('join-code').waitFor();
  expect(await storedIn(second.page, 'joined')).toBeNull();
});

test('READER10 with a passkey a reader comes back from nothing', async () => {
  await pages.api.publish({ headline: 'One of one', topics: ['One'] });
  const url = `http://localhost:${new URL(pages.world.url()).port}`;
  const reader = await pages.openReader();
  await reader.page.goto(url);
  const devtools = await reader.context.newCDPSession(reader.page);
  await devtools.send('WebAuthn.enable');
  const authenticator = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true };
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...authenticator, isUserVerified: true, automaticPresenceSimulation: true } as never,
  });
  await reader.drive.cards('everything').first().waitFor();
  await ACTS.save?.(reader.page, 0);
  await openDevices(reader.page);
  await reader.page.getByTestId('passkey-add').click();
  await reader.page.getByTestId('passkey').waitFor();
  await reader.page.getByText('All your devices are up to date.').waitFor();
  const before = await keptBy(reader.page);
  // All data of the site is gone; the authenticator stays.
  await reader.context.clearCookies();
  await reader.page.evaluate(() => localStorage.clear());
  await reader.page.goto(`${url}/saved`);
  await reader.page.goto(url);
  expect(await storedIn(reader.page, 'saved')).toBeNull();
  await openDevices(reader.page);
  await reader.page.getByTestId('passkey-sign-in').click();
  await reader.page.getByTestId('keep-both').click();
  await waitFor('it is all back', async () => JSON.stringify(await keptBy(reader.page)) === JSON.stringify(before));
  expect((before.saved as string[]).length).toBe(1);
  await reader.page.getByTestId('passkey-remove').click();
  await waitFor('the passkey is gone', async () => (await reader.page.getByTestId('passkey').count()) === 0);
});
