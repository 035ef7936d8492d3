import { afterAll, beforeAll, expect, test } from 'vitest';
import { FOLLOWS_MAX } from '../../server/realtime/follow.ts';
import { openWorld, type World } from '../helpers/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('follow answers with a channel and a position', async () => {
  const reader = await world.reader({ filter: { any: ['a'] } });
  expect(reader.ack).toEqual({ ok: true, channel: expect.any(String), position: expect.stringMatching(/^\w+\.\d+$/) });
});

test('filters that mean the same share a channel, on every server', async () => {
  const second = await openWorld({ workers: 0 });
  try {
    const channels = await Promise.all([
      world.reader({ filter: { any: ['b', 'a', 'a'] } }),
      world.reader({ filter: { any: ['A', 'b'], q: ' ', minPriority: 'routine', none: [] } }),
      second.reader({ filter: { any: ['a', 'b'] } }),
    ]);
    expect(new Set(channels.map((reader) => reader.ack.channel)).size).toBe(1);
    const other = await world.reader({ filter: { all: ['a', 'b'] } });
    expect(other.ack.channel).not.toBe(channels[0]?.ack.channel);
  } finally {
    await second.close();
  }
});

test('a reader gets what its filter matches and nothing else', async () => {
  const filters = {
    topic: { any: ['rain'] },
    both: { all: ['rain', 'wind'] },
    not: { any: ['wind'], none: ['rain'] },
    section: { sections: ['climate' as const] },
    language: { languages: ['de'] },
    priority: { minPriority: 'urgent' as const },
    words: { q: 'umbrella -sold' },
    everything: {},
  };
  const readers = Object.fromEntries(
    await Promise.all(
      Object.entries(filters).map(async ([name, filter]) => [name, await world.reader({ filter })] as const),
    ),
  );
  const stories = [
    { headline: '1', topics: ['Rain'], section: 'climate' },
    { headline: '2', topics: ['Rain', 'Wind'], language: 'de-AT' },
    { headline: '3', topics: ['Wind'], priority: 'urgent' },
    { headline: '4 Umbrella found', topics: ['Lost'] },
    { headline: '5 Umbrella sold', topics: ['Lost'], priority: 'flash' },
  ];
  for (const story of stories) await world.api().publish(story);
  const expected: Record<keyof typeof filters, string[]> = {
    topic: ['1', '2'],
    both: ['2'],
    not: ['3'],
    section: ['1'],
    language: ['2'],
    priority: ['3', '5'],
    words: ['4'],
    everything: ['1', '2', '3', '4', '5'],
  };
  for (const [name, headlines] of Object.entries(expected)) {
    const events = await readers[name]?.received(headlines.length);
    expect(events?.map((event) => ('story' in event ? event.story.headline.slice(0, 1) : '?'))).toEqual(headlines);
  }
});

test('a batch names its channel and moves the position', async () => {
  const reader = await world.reader({ filter: { any: ['batch'] } });
  await world.api().publish({ headline: 'Batch', topics: ['Batch'] });
  await reader.received(1);
  const [message] = reader.messages;
  expect(message?.channel).toBe(reader.ack.channel);
  expect(message?.position).toBe(`${reader.ack.position.split('.')[0]}.${reader.events[0]?.seq}`);
});

test('after unfollow nothing more comes', async () => {
  const reader = await world.reader({ filter: { any: ['quiet'] } });
  const witness = await world.reader({ filter: { any: ['quiet'] } });
  const answer = await reader.socket.emitWithAck('unfollow', { channel: reader.ack.channel });
  expect(answer).toEqual({ ok: true });
  await world.api().publish({ headline: 'Quiet', topics: ['Quiet'] });
  await witness.received(1);
  expect(reader.events).toEqual([]);
  expect(await reader.socket.emitWithAck('unfollow', { channel: reader.ack.channel })).toMatchObject({
    ok: false,
    code: 'unknown_channel',
  });
});

test('following the same filter twice on one socket sends each event once', async () => {
  const reader = await world.reader({ filter: { any: ['twice'] } });
  await reader.follow({ any: ['twice'] });
  await world.api().publish({ headline: 'Twice', topics: ['Twice'] });
  await world.api().publish({ headline: 'Thrice', topics: ['Twice'] });
  await reader.received(2);
  expect(new Set(reader.seqs()).size).toBe(reader.events.length);
});

test.each([
  ['an unknown part', { topic: ['a'] }, 'topic'],
  ['a wrong type', { any: 'a' }, 'any'],
  ['too many topics', { any: Array.from({ length: 51 }, (_, index) => `t${index}`) }, 'any'],
  ['a section that is no slug', { sections: ['2nd'] }, 'sections.0'],
  ['words without a letter', { q: '!!!' }, 'q'],
  ['a query that breaks the grammar', { q: 'quake OR' }, 'q'],
])('a filter with %s is refused with its field', async (_what, filter, field) => {
  const reader = await world.reader();
  expect(await reader.follow(filter)).toMatchObject({
    ok: false,
    code: 'bad_filter',
    errors: [{ field: `filter.${field}` }],
  });
});

test('garbage instead of a request is refused and harms nobody', async () => {
  const reader = await world.reader();
  for (const garbage of [null, 7, 'x', [], { filter: 7 }, { since: {} }]) {
    const answer = await reader.socket.emitWithAck('follow', garbage as never);
    if (garbage !== null) expect(answer).toMatchObject({ ok: false });
  }
  (reader.socket as unknown as { emit(name: string, ...values: unknown[]): void }).emit('follow');
  expect(await reader.follow({ any: ['still-here'] })).toMatchObject({ ok: true });
});

test('a socket follows 32 filters and no more', async () => {
  const reader = await world.reader({ filter: { any: ['f0'] } });
  for (let index = 1; index < FOLLOWS_MAX; index += 1) {
    expect(await reader.follow({ any: [`f${index}`] })).toMatchObject({ ok: true });
  }
  expect(await reader.follow({ any: ['one-too-many'] })).toMatchObject({ ok: false, code: 'too_many_follows' });
});

test('long polling works like websocket', async () => {
  const reader = await world.reader({ filter: { any: ['polled'] }, transports: ['polling'] });
  await world.api().publish({ headline: 'Polled', topics: ['Polled'] });
  expect((await reader.received(1))[0]).toMatchObject({ story: { headline: 'Polled' } });
});
