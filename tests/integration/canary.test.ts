import { afterEach, expect, test } from 'vitest';
import { readMembers } from '../../shared/node/redis/presence.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
afterEach(() => world.close());

async function figure(name: string, server = 0): Promise<number> {
  const text = await (await fetch(`${world.url(server)}/metrics`)).text();
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN);
}

const canaries = async (): Promise<number> => {
  const { rows } = await world.db.query(
    `SELECT count(*) AS n FROM wire_events WHERE type = 'canary' AND seq IS NOT NULL`,
  );
  return rows[0].n;
};

test('a canary comes through to every server, and its time is measured', async () => {
  world = await openWorld({ servers: 2, env: { NEWSWIRE_CANARY: '1' } });
  for (const server of [0, 1]) {
    await waitFor('three have come', async () => (await figure('newswire_canary_duration_seconds_count', server)) >= 3);
    expect(await figure('newswire_canary_lost_total', server)).toBe(0);
    const seenAgo = Date.now() / 1_000 - (await figure('newswire_canary_last_seen_timestamp_seconds', server));
    expect(seenAgo).toBeLessThan(20);
  }
  const [sent, other] = [await figure('newswire_canary_sent_total', 0), await figure('newswire_canary_sent_total', 1)];
  // Two servers that each sent every second would have sent twice as many.
  expect(sent + other).toBeLessThanOrEqual((await figure('newswire_canary_duration_seconds_count')) + 3);
  await waitFor('the heartbeat tells of it', async () => {
    const [member] = await readMembers(world.redis, world.keys);
    return member?.kind === 'server' && (member.figures.canary?.latency.some((count) => count > 0) ?? false);
  });
});

test('WIRE8: no reader, list, feed, search, topic, storyline or publisher ever shows a canary', async () => {
  world = await openWorld({ env: { NEWSWIRE_CANARY: '1' } });
  const live = await world.reader();
  const start = live.position();
  await waitFor('canaries have come through', async () => (await canaries()) >= 2);
  await world.api().publish({ headline: 'A story between canaries', topics: ['Birds'] });
  await live.received(1);
  const resumed = await world.reader({ since: start });
  await resumed.received(1);
  for (const reader of [live, resumed]) expect(reader.events.map(({ type }) => type)).toEqual(['story.published']);
  expect(resumed.ack.resumed).toMatchObject({ events: 1 });
  const addresses = [
    '/stories',
    '/stories?q=canary',
    '/stories?sort=top',
    '/topics',
    '/trending',
    '/publishers',
    '/submissions',
  ];
  for (const address of addresses) {
    const { status, body } = await world.api().get(address);
    expect([address, status]).toEqual([address, 200]);
    expect(JSON.stringify(body).replace('A story between canaries', '').toLowerCase()).not.toContain('canary');
  }
  for (const address of ['/', '/feed.rss', '/feed.json', '/sitemap-news.xml']) {
    const text = await (await fetch(world.url() + address)).text();
    expect(text.toLowerCase()).not.toContain('canary sings');
  }
  const { rows } = await world.db.query(
    'SELECT (SELECT count(*) FROM stories) AS stories, (SELECT count(*) FROM storylines) AS lines',
  );
  expect(rows[0]).toEqual({ stories: 1, lines: 1 });
});

test('a server that has to fill from the record reads over canaries without a gap', async () => {
  world = await openWorld({ env: { NEWSWIRE_CANARY: '1' } });
  await world.api().publish({ headline: 'First' });
  await waitFor('a canary has come through', async () => (await canaries()) >= 1);
  await world.api().publish({ headline: 'Second' });
  await world.addServer();
  const feed = (await world.reader()).position().split('.')[0];
  const reader = await world.reader({ server: 1, since: `${feed}.0` });
  await reader.received(2);
  expect(reader.events.map(({ type }) => type)).toEqual(['story.published', 'story.published']);
});

test('with 0 there is none', async () => {
  world = await openWorld();
  await world.api().publish({ headline: 'Only this' });
  expect(await figure('newswire_wire_recorded_seq')).toBe(1);
  expect(await figure('newswire_canary_sent_total')).toBeNaN();
});
