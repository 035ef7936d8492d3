import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPageIfStale } from '../../cli/up/build-page.ts';
import { type Browser, openBrowser } from '../helpers/browser.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
let url: string;
let operator: Browser;
const open: Browser[] = [];
beforeAll(async () => {
  await buildPageIfStale();
  world = await openWorld();
  await world.api().post('/publishers', { name: 'The Harbour Post' });
  // Passkeys need a host with a name.
  url = `http://localhost:${new URL(world.url()).port}`;
  operator = await openWithAuthenticator();
});
afterAll(async () => {
  await Promise.all(open.map((browser) => browser.close()));
  await world.close();
});

/** A browser on a device that keeps passkeys. */
async function openWithAuthenticator(): Promise<Browser> {
  const browser = await openBrowser({ bypassCSP: false });
  open.push(browser);
  browser.page.setDefaultTimeout(30_000);
  await addAuthenticator(browser);
  return browser;
}

async function addAuthenticator({ context, page }: Browser): Promise<void> {
  const devtools = await context.newCDPSession(page);
  await devtools.send('WebAuthn.enable');
  const authenticator = { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true };
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: { ...authenticator, isUserVerified: true, automaticPresenceSimulation: true } as never,
  });
}

const row = (page: Page, text: string) => page.getByTestId('row').filter({ hasText: text });

/** Adds a person by keyboard alone; returns the link that is shown. */
async function addPerson(name: string, role: string): Promise<string> {
  const { page } = operator;
  const before = await page.getByTestId('made-invitation').locator('code').allTextContents();
  if ((await page.locator('.adder[open]').count()) === 0) await page.getByText('Add a person').press('Enter');
  const form = page.locator('.adder .act-form');
  await form.getByLabel('Name').focus();
  await page.keyboard.type(name);
  await page.keyboard.press('Tab');
  await page.keyboard.type(role);
  if (['Editor', 'Writer'].includes(role)) {
    await page.keyboard.press('Tab');
    await page.keyboard.type('The Harbour');
  }
  await form.getByRole('button', { name: 'Add', exact: true }).press('Enter');
  await row(page, name).waitFor();
  return waitFor('another link is shown', async () => {
    const [shown] = await page.getByTestId('made-invitation').locator('code').allTextContents();
    return shown !== before[0] && shown;
  });
}

/** Follows an invitation and makes the passkey, by keyboard. */
async function accept({ page }: Browser, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByText(name, { exact: true }).waitFor();
  await page.getByRole('button', { name: 'Make a passkey and sign in' }).press('Enter');
}

test('PEOPLE2 an operator invites people by keyboard; the link shows whom it is for, and works once', async () => {
  const { page } = operator;
  await page.goto(`${url}/admin`);
  await page.getByLabel('API key').fill(world.config.adminKey ?? '');
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await row(page, 'The Harbour Post').waitFor();
  await page.getByRole('link', { name: 'People' }).press('Enter');
  const link = await addPerson('Olga', 'Operator');
  expect(link).toMatch(new RegExp(`^${url}/admin/invitation#invite=[\\w-]{43}$`));
  const olga = await openWithAuthenticator();
  await accept(olga, link, 'Olga');
  await row(olga.page, 'The Harbour Post').waitFor();
  await olga.page.getByRole('link', { name: 'Your passkeys' }).press('Enter');
  await olga.page.getByText('You are signed in as Olga.').waitFor();
  expect(await row(olga.page, '').getByRole('button', { name: 'Remove' }).count()).toBe(0);
  await olga.page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await olga.page.getByRole('button', { name: 'Sign in with a passkey' }).press('Enter');
  await row(olga.page, 'The Harbour Post').waitFor();
  const late = await openWithAuthenticator();
  await late.page.goto(link);
  await late.page.getByText('This invitation was used').waitFor();
  expect(await late.page.getByRole('button').count()).toBe(0);
  olga.complaints.length = 0;
});

test('PEOPLE3 more passkeys are added and removed; the last one has no button for it', async () => {
  const { page } = operator;
  const link = await addPerson('Mara', 'Moderator');
  const mara = await openWithAuthenticator();
  await accept(mara, link, 'Mara');
  // A moderator sees what moderators may do, and no more.
  await mara.page.getByRole('heading', { name: 'Rulings' }).waitFor();
  expect(await mara.page.locator('.parts a').allTextContents()).toEqual(['Topics', 'Your passkeys']);
  expect(await mara.page.getByRole('link', { name: 'Operations' }).count()).toBe(0);
  await mara.page.getByRole('link', { name: 'Your passkeys' }).press('Enter');
  await mara.page.getByTestId('row').first().waitFor();
  const second = await openWithAuthenticator();
  await second.context.addCookies(await mara.context.cookies());
  await second.page.goto(`${url}/admin#you`);
  await second.page.getByRole('button', { name: 'Add a passkey' }).press('Enter');
  await second.page.getByText('The passkey was added.').waitFor();
  await second.page.getByRole('button', { name: 'Remove' }).first().press('Enter');
  await second.page.getByText('was removed.').waitFor();
  await waitFor('the only passkey has no button', async () => {
    return (await second.page.getByRole('button', { name: 'Remove' }).count()) === 0;
  });
  // The reports of readers open in the same session.
  await second.page.getByRole('link', { name: 'Moderation' }).press('Enter');
  await second.page.getByTestId('forget-key').waitFor();
  await page.bringToFront();
});

test('PEOPLE4 a disabled person is out with the next click', async () => {
  const mara = open.at(-1) as Browser;
  await mara.page.goto(`${url}/admin#you`);
  await mara.page.getByTestId('row').first().waitFor();
  await row(operator.page, 'Mara').getByRole('button', { name: 'Disable' }).press('Enter');
  await row(operator.page, 'Mara').getByText('disabled').waitFor();
  await mara.page.getByRole('link', { name: 'Topics' }).press('Enter');
  await mara.page.getByLabel('API key').waitFor();
  await mara.page.getByRole('button', { name: 'Sign in with a passkey' }).press('Enter');
  await mara.page.getByText('That didn’t work.').waitFor();
  mara.complaints.length = 0;
});

test('PEOPLE7 editors and writers have the desk without a key; a writer’s flash waits for an editor', async () => {
  const [writerLink, editorLink] = [await addPerson('Wim', 'Writer'), await addPerson('Eda', 'Editor')];
  const [wim, eda] = [await openWithAuthenticator(), await openWithAuthenticator()];
  await accept(wim, writerLink, 'Wim');
  await wim.page.getByText('Wim · The Harbour Post').waitFor();
  expect(new URL(wim.page.url()).pathname).toBe('/desk');
  expect(await wim.page.locator('.desk-part').allTextContents()).toEqual(['Write', 'Drafts', 'Submissions']);
  await wim.page.getByLabel('Headline').fill('The bridge has fallen');
  await wim.page.getByLabel('Text', { exact: true }).fill('It fell at noon.');
  await wim.page.getByLabel('Flash').check();
  await wim.page.getByRole('button', { name: 'Publish', exact: true }).press('Enter');
  await wim.page.getByTestId('receipt').getByText('Somebody else must approve this flash by').waitFor();
  await accept(eda, editorLink, 'Eda');
  await eda.page.getByRole('button', { name: 'Submissions' }).press('Enter');
  await eda.page.getByText('Written by Wim').waitFor();
  await eda.page.getByRole('button', { name: 'Read and decide' }).press('Enter');
  await eda.page.getByRole('dialog').getByTestId('flash-text').getByText('It fell at noon.').waitFor();
  await eda.page.getByRole('dialog').getByRole('button', { name: 'Approve' }).press('Enter');
  await eda.page.getByText('approved by Eda').waitFor();
  // The session outlives a reload, and ends with signing out.
  await eda.page.reload();
  await eda.page.getByText('Eda · The Harbour Post').waitFor();
  await eda.page.getByRole('button', { name: 'Sign out' }).press('Enter');
  await eda.page.getByTestId('sign-in-passkey').press('Enter');
  await eda.page.getByText('Eda · The Harbour Post').waitFor();
  await eda.page.getByRole('link', { name: 'Your passkeys' }).press('Enter');
  await eda.page.getByText('You are signed in as Eda.').waitFor();
});

test('PEOPLE6 the log names who did it', async () => {
  const { page } = operator;
  await page.getByRole('link', { name: 'Audit log' }).press('Enter');
  await row(page, 'flash.approved').getByText('Eda').waitFor();
});

test('axe finds nothing in the parts for people, the invitation and the forms to sign in', async () => {
  const browser = await openBrowser({ bypassCSP: true });
  open.push(browser);
  const { page } = browser;
  const { body } = await world.api().post('/people', { name: 'Ann', role: 'editor', publisher: await publisherId() });
  const cookies = await operator.context.cookies();
  const found: string[] = [];
  const look = async (what: string): Promise<void> => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      for (const violation of await findViolations(page)) found.push(`${what} ${colorScheme}: ${violation}`);
    }
  };
  await page.goto(body.invitation.link.replace(world.url(), url));
  await page.getByRole('button', { name: 'Make a passkey and sign in' }).waitFor();
  await look('invitation');
  for (const place of ['/admin', '/desk']) {
    await page.goto(url + place);
    await page.getByRole('button', { name: 'Sign in with a passkey' }).waitFor();
    await look(place);
  }
  await browser.context.addCookies(cookies);
  await page.goto(`${url}/admin#people`);
  await page.getByText('Add a person').click();
  await row(page, 'Ann').getByRole('button', { name: 'Change role' }).click();
  await look('people');
  for (const { complaints } of open) expect(complaints.filter((text) => !/\b40[134]\b/.test(text))).toEqual([]);
  expect(found).toEqual([]);
});

async function publisherId(): Promise<string> {
  const { body } = await world.api().get('/publishers');
  return body.publishers.find(({ name }: { name: string }) => name === 'The Harbour Post').id;
}
