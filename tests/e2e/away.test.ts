import { expect, test } from 'vitest';
import { startServer } from '../../server/start-server.ts';
import { createApi } from '../helpers/api.ts';
import { publishMany } from '../helpers/dashboard.ts';
import { type PageReader, withPages } from '../helpers/page-world.ts';
import { waitFor } from '../helpers/wait-for.ts';

/** More than twice what is slept through here and caught up with: stories alike may bring merges of storylines. */
const RESUME_EVENTS = 40;
const TOO_MANY = RESUME_EVENTS + 5;
const pages = withPages({
  servers: 2,
  env: { NEWSWIRE_RESUME_EVENTS: String(RESUME_EVENTS), NEWSWIRE_MEMORY_EVENTS: '5' },
});

/** A reader who has five stories before them, all of one publisher: else they might stand on one card. */
async function begin(): Promise<{ reader: PageReader; key: string; before: string[] }> {
  const { api, key } = await pages.world.publisher('The Night Desk');
  const before = await publishMany(api, 5, 'Before');
  const reader = await pages.openReader();
  await reader.drive.open();
  await waitFor('five stories', async () => (await reader.drive.cards('everything').count()) === 5);
  return { reader, key, before };
}

/** As a laptop sleeps: the page's timers stand still, its connection is cut, and so many stories go by meanwhile. */
async function sleepThrough({ context, page, drive }: PageReader, key: string, stories: number): Promise<string[]> {
  await page.evaluate(`
    globalThis.states = [];
    const mark = document.querySelector('[data-testid=connection]');
    new MutationObserver(() => states.push(mark.dataset.state)).observe(mark, { attributes: true });`);
  const devtools = await context.newCDPSession(page);
  await devtools.send('Page.setWebLifecycleState', { state: 'frozen' });
  const { world } = pages;
  const [server] = world.servers;
  await server?.close();
  const ids = await publishMany(createApi(world.url(1), key), stories, 'Meanwhile');
  const http = { ...world.config.http, port: server?.port ?? 0 };
  world.servers[0] = await startServer({ ...world.config, http }, world.log);
  await devtools.send('Page.setWebLifecycleState', { state: 'active' });
  await drive.untilConnection('live');
  return ids;
}

async function newestEvent(): Promise<number> {
  const { rows } = await pages.world.db.query<{ seq: number }>('SELECT last_seq AS seq FROM wire');
  return rows[0]?.seq ?? 0;
}

/** Every story that the column shows, from its top to its end. */
async function readThrough({ drive }: PageReader): Promise<{ id: string; seq: number }[]> {
  const seen = new Map<string, number>();
  const scroller = drive.column('everything').locator('.column-scroll');
  // What came faster than anybody reads is folded, and opens on demand.
  const folded = drive.column('everything').getByTestId('more-row');
  await waitFor('the end is reached', async () => {
    if ((await folded.count()) > 0) await folded.click();
    const cards = await drive
      .cards('everything')
      .evaluateAll((nodes) =>
        nodes.map((node) => [node.getAttribute('data-id'), Number(node.getAttribute('data-seq'))]),
      );
    for (const [id, seq] of cards as [string, number][]) seen.set(id, seq);
    return scroller.evaluate((element) => {
      const before = element.scrollTop;
      element.scrollTop += 300;
      return element.scrollTop === before;
    });
  });
  // Map keeps the order of reading, which is the order on the page.
  return [...seen].map(([id, seq]) => ({ id, seq }));
}

async function expectComplete(reader: PageReader, ids: string[]): Promise<void> {
  await reader.drive.scrollTo(0, 'everything');
  // Whoever has not looked for a while is not overrun: what is new waits until they ask.
  const pill = reader.drive.column('everything').getByTestId('pill');
  if (await pill.isVisible()) await pill.click();
  const seen = await readThrough(reader);
  expect(seen.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(seen.map(({ seq }) => seq)).toEqual(seen.map(({ seq }) => seq).sort((a, b) => b - a));
}

test('a page that slept says what it does, counts what it missed once, and ends complete and in order', async () => {
  const { reader, key, before } = await begin();
  const position = await newestEvent();
  const meanwhile = await sleepThrough(reader, key, 17);
  const note = reader.page.getByTestId('caught-up');
  const updates = (await newestEvent()) - position;
  await waitFor('it says how many', async () => (await note.innerText()).includes(`${updates} updates`));
  expect(await reader.page.evaluate('states')).toEqual(expect.arrayContaining(['offline', 'catching-up', 'live']));
  await expectComplete(reader, [...before, ...meanwhile]);
});

test('a page whose position is too old says so, reads its lists again, and ends complete and in order', async () => {
  const { reader, key, before } = await begin();
  const meanwhile = await sleepThrough(reader, key, TOO_MANY);
  const note = reader.page.getByTestId('caught-up');
  const says = `${TOO_MANY} new stories, columns reloaded`;
  await waitFor('it says how many', async () => (await note.innerText()).includes(says));
  await expectComplete(reader, [...before, ...meanwhile]);
});
