import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { publishMany } from '../helpers/dashboard.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

interface AccessibilityNode {
  role: string;
  name: string;
}

/** What the browser tells a screen reader, node by node. */
async function readTree(page: Page): Promise<AccessibilityNode[]> {
  const devtools = await page.context().newCDPSession(page);
  const { nodes } = await devtools.send('Accessibility.getFullAXTree');
  await devtools.detach();
  return nodes.map(({ role, name }) => ({ role: String(role?.value), name: String(name?.value ?? '') }));
}

/** The places that are announced, by the key that the browser gives their elements: a new one says nothing. */
async function statusIds(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    window.statuses ??= new WeakMap();
    return [...document.querySelectorAll('[role=status][data-testid=announcer]')].map((each) => {
      if (!window.statuses.has(each)) window.statuses.set(each, Math.random());
      return window.statuses.get(each);
    });
  })()`);
}

test('new stories are announced in a region that stays, with how many there are', async () => {
  await publishMany(pages.api, 5);
  const { page, drive } = await pages.openReader();
  await drive.open();
  await drive.cards('everything').nth(2).waitFor();
  const before = await statusIds(page);
  expect(before).toHaveLength(1);
  expect((await readTree(page)).filter(({ role }) => role === 'status').length).toBeGreaterThan(0);
  const said: string[] = [];
  const listen = async (expected: RegExp): Promise<boolean> => {
    const texts = (await readTree(page)).filter(({ role }) => role === 'StaticText').map(({ name }) => name);
    said.push(...texts.filter((text) => /^\d+ new stor/.test(text)));
    return said.some((text) => expected.test(text));
  };
  await publishMany(pages.api, 1, 'First');
  await waitFor('one is announced', () => listen(/^1 new story$/));
  await waitFor('the region is empty again', async () => (await page.getByTestId('announcer').innerText()) === '');
  said.length = 0;
  await publishMany(pages.api, 3, 'Next');
  await waitFor('the next are announced together', () => listen(/^3 new stories$/));
  expect(await statusIds(page)).toEqual(before);
});

test('the tree names the columns, their feeds, their stories and what can be done with each', async () => {
  await publishMany(pages.api, 2, 'Harbour');
  const { page, drive } = await pages.openReader();
  await drive.open();
  await drive.cards('everything').nth(1).waitFor();
  const nodes = await readTree(page);
  const named = (role: string): string[] => nodes.filter((node) => node.role === role).map(({ name }) => name);
  expect(named('region')).toEqual(expect.arrayContaining(['Latest', 'Top']));
  expect(named('feed')).toEqual(expect.arrayContaining(['Stories: Latest', 'Stories: Top']));
  expect(named('article')).toContain('Harbour 1');
  expect(named('button')).toEqual(expect.arrayContaining(['Save', 'More actions', 'Settings for Latest']));
  expect(named('button').filter((name) => name === '')).toEqual([]);
  expect(named('link').filter((name) => name === '')).toEqual([]);
  expect(named('heading')).toEqual(expect.arrayContaining(['Newswire', 'Latest', 'Harbour 1']));
});
