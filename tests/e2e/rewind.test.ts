import sql from 'sql-template-tag';
import { expect, test } from 'vitest';
import { findViolations } from '../helpers/find-violations.ts';
import { withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

const pages = withPages();

/** Publishes one story after the other; returns when each was released, in milliseconds. */
async function publishInTurn(headlines: readonly string[]): Promise<number[]> {
  const times: number[] = [];
  for (const headline of headlines) {
    await pages.api.publish({ headline, topics: ['Harbour'] });
    const { rows } = await pages.world.db.query(sql`SELECT max(at) AS at FROM wire_events`);
    times.push(rows[0].at.getTime());
  }
  return times;
}

/** Moves everything on the wire back by so many minutes, as if it had happened then. */
async function age(minutes: number): Promise<void> {
  const by = sql`make_interval(mins => ${minutes})`;
  await pages.world.db.query(sql`UPDATE wire_events SET at = at - ${by}`);
  await pages.world.db.query(sql`UPDATE stories SET released_at = released_at - ${by}`);
}

test('the board is wound back to a moment, to another one, and to the present by one click', async () => {
  const times: number[] = [];
  for (const headline of ['One', 'Two', 'Three']) {
    await age(1);
    times.push(...(await publishInTurn([headline])));
  }
  // Each was a minute old when the next one came.
  const [first = 0, second = 0] = times.map((time, no) => time - (2 - no) * 60_000 + 5_000);
  const { page, drive } = await pages.openReader({ bypassCSP: true });
  await drive.open();
  await drive.untilHeadlines(['Three', 'Two', 'One']);
  await page.goto(`${pages.world.url()}/?at=${new Date(second).toISOString()}`);
  await drive.untilHeadlines(['Two', 'One']);
  expect(await drive.headlines('top')).not.toContain('Three');
  await drive.untilConnection('rewound');
  expect(await findViolations(page)).toEqual([]);
  await page.reload();
  await drive.untilHeadlines(['Two', 'One']);
  // What comes in meanwhile is not of that moment.
  await publishInTurn(['Four']);
  await page.getByTestId('rewind-slider').evaluate((slider, at) => {
    Object.assign(slider, { value: at });
    slider.dispatchEvent(new Event('input', { bubbles: true }));
  }, String(first));
  await drive.untilHeadlines(['One']);
  await waitFor('the address has the moment', () => Promise.resolve(page.url().includes('at=')));
  await page.getByTestId('back-to-live').click();
  await drive.untilConnection('live');
  await drive.untilHeadlines(['Four', 'Three', 'Two', 'One']);
  expect(page.url()).not.toContain('at=');
});

test('with room beside the columns, the topics of that moment are there, and those of the present are not', async () => {
  const [one = 0] = await publishInTurn(['One', 'Two']);
  await age(2);
  await pages.api.publish({ headline: 'Three', topics: ['Lighthouse'] });
  const { page, drive } = await pages.openReader({ viewport: { width: 1920, height: 1080 }, bypassCSP: true });
  await page.goto(`${pages.world.url()}/?at=${new Date(one - 60_000).toISOString()}`);
  await drive.untilHeadlines(['Two', 'One']);
  const topics = page.locator('.rail .rail-trend');
  await topics.first().waitFor();
  expect(await topics.allInnerTexts()).toEqual([expect.stringMatching(/^Harbour\s+2\b.*\s+Two\s+/s)]);
  expect(await findViolations(page)).toEqual([]);
  await topics.getByText('Two').click();
  await page.getByTestId('pane').getByTestId('headline').getByText('Two').waitFor();
});

test('the past is played: stories come in as they did, and the present takes over', async () => {
  await publishInTurn(['One', 'Two']);
  await age(3);
  await publishInTurn(['Three']);
  const { page, drive } = await pages.openReader();
  await drive.open();
  await drive.cards().first().waitFor();
  await page.keyboard.press('r');
  await drive.untilConnection('rewound');
  await page.getByTestId('empty').first().waitFor();
  await page.getByRole('button', { name: '60× speed' }).click();
  await drive.untilHeadlines(['Two', 'One']);
  await drive.untilConnection('live');
  await drive.untilHeadlines(['Three', 'Two', 'One']);
  expect(await page.getByTestId('rewind').count()).toBe(0);
});

test('a moment before the history says so', async () => {
  await publishInTurn(['One', 'Two']);
  await pages.world.db.query(sql`DELETE FROM wire_events WHERE seq = 1`);
  const { page, complaints } = await pages.openReader();
  await page.goto(`${pages.world.url()}/?at=2020-01-01T00:00:00Z`);
  await page.getByText('The history does not reach back that far.').waitFor();
  expect(complaints.every((complaint) => complaint.includes('410 (Gone)'))).toBe(true);
  complaints.length = 0;
});
