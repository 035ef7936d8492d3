import type { Page } from 'playwright-core';
import { beforeEach, expect, test } from 'vitest';
import { textFragment } from '../../shared/domain/text-fragment.ts';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

const HOUR_MS = 3_600_000;
const COMMON =
  'The ferry Calloway ran aground on the rocks off Brannock Point early on Tuesday with 212 passengers aboard. ' +
  'Lifeboats from Port Amsel took everyone off the ferry Calloway within hours, the coastguard of Brannock said.';
const OWNER = 'The owner, Meridian Lines, put the damage to the ferry at $4.5 million.';
const CAPTAIN = 'The captain, Ilse Vorn, told a court that the rudder had failed.';
/** Longer than any window, so that a sentence below it must be scrolled to. */
const LONG = Array.from({ length: 25 }, () => `<p>${COMMON}</p>`).join('');

let ids: string[];
beforeEach(async () => {
  ids = [];
  await publish(
    'The Harbour Post',
    'Ferry Calloway runs aground off Brannock Point with 212 aboard',
    `<p>${COMMON}</p>`,
  );
  await publish(
    'Meridian Wire',
    'All 212 safe after ferry Calloway strikes rocks at Brannock Point',
    `${LONG}<p>${OWNER}</p>`,
  );
});

async function publish(paper: string, headline: string, body: string): Promise<void> {
  const { api } = await pages.world.publisher(paper);
  ids.push((await api.publish({ headline, body, bodyFormat: 'html', language: 'en' })).storyId);
}

const publishCaptain = () =>
  publish(
    'The Inland Echo',
    'Ferry Calloway: 212 saved off Brannock Point',
    `<p>${COMMON} <em>The captain, Ilse Vorn,</em> told a court that the rudder had failed.</p>`,
  );

const addressOf = (id: string | undefined, fragment = ''): string => `${pages.world.url()}/story/${id}${fragment}`;

/** What is highlighted, and whether it can be seen. */
async function highlighted(page: Page): Promise<{ text: string; isSeen: boolean } | undefined> {
  return page.evaluate(`(() => {
    const [range] = CSS.highlights.get('sought')?.values() ?? [];
    if (!range) return undefined;
    const { top, bottom } = range.getBoundingClientRect();
    return { text: range.toString(), isSeen: top > 0 && bottom < innerHeight };
  })()`);
}

/** As if all visits had been this long ago. */
async function ageVisits(page: Page): Promise<void> {
  await page.goto('about:blank');
  await page.addInitScript(`
    const kinds = location.protocol.startsWith('http') ? ['storylines', 'visit'] : [];
    const age = (at) => at - ${2 * HOUR_MS};
    for (const name of kinds) {
      const kept = JSON.parse(localStorage['newswire.' + name] ?? 'null');
      if (Array.isArray(kept)) for (const each of kept) each.at = age(each.at);
      else if (kept) kept.at = age(kept.at);
      if (kept) localStorage['newswire.' + name] = JSON.stringify(kept);
    }
    if (kinds.length > 0) sessionStorage.clear();`);
}

test('on a first visit each later report says what it adds, and leads to the sentence', async () => {
  const { page } = await pages.openReader({ bypassCSP: true });
  await page.goto(addressOf(ids[0]));
  const adds = page.getByTestId('report-adds');
  await adds.waitFor();
  expect(await adds.allInnerTexts()).toEqual([`Adds: ${OWNER}`]);
  expect(await adds.locator('b').allInnerTexts()).toEqual(['Meridian Lines', '$4.5 million']);
  expect(await page.getByTestId('new-since').count()).toBe(0);
  expect(await findViolations(page)).toEqual([]);
  await adds.getByTestId('new-sentence').click();
  await page.waitForURL(addressOf(ids[1]));
  await waitFor('the sentence is shown', async () => (await highlighted(page))?.isSeen === true);
  expect((await highlighted(page))?.text).toBe(OWNER);
});

test('a reader who was here before sees what came since, and once it is all known that nothing is new', async () => {
  const { page } = await pages.openReader({ bypassCSP: true });
  await page.goto(addressOf(ids[0]));
  await page.getByTestId('report-adds').waitFor();
  await ageVisits(page);
  await publishCaptain();
  await page.goto(addressOf(ids[0]));
  const since = page.getByTestId('new-since');
  await since.waitFor();
  expect(await since.getByTestId('new-sentence').allInnerTexts()).toEqual([CAPTAIN]);
  expect(await since.locator('b').allInnerTexts()).toEqual(['Ilse Vorn']);
  expect(await page.getByTestId('report-adds').count()).toBe(0);
  expect(await findViolations(page)).toEqual([]);
  await since.getByTestId('new-sentence').click();
  await page.waitForURL(addressOf(ids[2]));
  await waitFor('the sentence is shown', async () => (await highlighted(page))?.isSeen === true);
  expect((await highlighted(page))?.text).toBe(CAPTAIN);
  // The reader is still reading: what was new stays new.
  await waitFor('it is still new', async () => (await since.innerText().catch(() => '')).includes(CAPTAIN));
  await page.goto('about:blank');
  await publish('The Fen Courier', 'Ferry Calloway off Brannock Point: 212 safe', `<p>${COMMON}</p>`);
  await page.goto(addressOf(ids[0]));
  await since.waitFor();
  expect(await since.innerText()).toContain('No new names or numbers in 1 later report.');
});

test('an address with the sentence shows it once the live page has taken over', async () => {
  const { page } = await pages.openReader();
  await page.goto(addressOf(ids[1], textFragment(OWNER)));
  await waitFor('the sentence is shown', async () => (await highlighted(page))?.isSeen === true);
  expect((await highlighted(page))?.text).toBe(OWNER);
});

test('after an absence, a storyline that the reader had seen says what is new', async () => {
  const { page, drive } = await pages.openReader({ bypassCSP: true });
  await page.goto(addressOf(ids[0]));
  await page.getByTestId('report-adds').waitFor();
  await drive.open();
  await drive.cards('everything').first().waitFor();
  await ageVisits(page);
  const { api } = await pages.world.publisher('Herald');
  for (let no = 0; no < 20; no += 1) await api.publish({ headline: `Village fair number ${no} in Dale${no}` });
  await publishCaptain();
  await drive.open();
  const news = page.getByTestId('missed-news');
  await news.waitFor();
  expect(await news.allInnerTexts()).toEqual([`New: ${CAPTAIN}`]);
  expect(await findViolations(page)).toEqual([]);
});
