import { expect, test } from 'vitest';
import { WATCHES_MAX } from '../../server/realtime/watch.ts';
import { readWireState } from '../../shared/node/db/wire/wire-store.ts';
import { openCommenter } from '../helpers/commenter.ts';
import type { Reader } from '../helpers/reader.ts';
import { waitFor } from '../helpers/wait-for.ts';
import { openWorld, type World } from '../helpers/world.ts';

async function inWorld(test: (world: World) => Promise<void>, servers = 2): Promise<void> {
  const world = await openWorld({ servers, workers: 2, env: { NEWSWIRE_TRUST_PROXY: '1' } });
  try {
    await test(world);
  } finally {
    await world.close();
  }
}

const untilSaid = (reader: Reader, storyId: string, count: number) =>
  waitFor(`${count} events of the story have come`, () => {
    const events = reader.storyEvents(storyId);
    return events.length >= count && events;
  });

test('COMMENT7 everyone who has the story open sees its comments, on every server, whatever they follow', () =>
  inWorld(async (world) => {
    const { storyId } = await world.api().publish({ headline: 'Open', topics: ['Talk'] });
    const other = await world.api().publish({ headline: 'Other', topics: ['Talk'] });
    const watchers = await Promise.all(
      [0, 1].map((server) => world.reader({ server, filter: { any: ['something-else'] } })),
    );
    const follower = await world.reader({ server: 1, filter: { any: ['talk'] } });
    const stranger = await world.reader({ server: 1, filter: { any: ['something-else'] } });
    for (const watcher of watchers) await watcher.watch(storyId);
    const ana = await openCommenter(world.url(0), 'Ana', '192.0.2.1');
    const ben = await openCommenter(world.url(1), 'Ben', '192.0.2.2');
    const { comment } = (await ana.write(storyId, 'Hello')).body;
    await ben.write(storyId, 'Hello back', { parentId: comment.id });
    await ben.write(other.storyId, 'Elsewhere');
    await ana.call('PATCH', `/comments/${comment.id}`, { text: 'Hello!' });
    await ana.call('DELETE', `/comments/${comment.id}`);
    for (const watcher of watchers) {
      const events = await untilSaid(watcher, storyId, 4);
      expect(events).toMatchObject([
        { type: 'comment.added', storyId, comments: 1, comment: { text: 'Hello', revision: 1 } },
        { type: 'comment.added', storyId, comments: 2, comment: { text: 'Hello back', parentId: comment.id } },
        { type: 'comment.changed', storyId, comments: 2, comment: { text: 'Hello!', revision: 2 } },
        { type: 'comment.removed', storyId, comments: 1, comment: { text: null, writer: null, removed: 'writer' } },
      ]);
      expect(watcher.events).toEqual([]);
      expect(watcher.stories.every((message) => message.storyId === storyId)).toBe(true);
    }
    // Whoever follows a filter that the story matches hears of it as well, for the number on its card.
    expect((await follower.received(5)).map(({ type }) => type)).toContain('comment.removed');
    expect(stranger.events).toEqual([]);
    expect(stranger.stories).toEqual([]);
  }));

test('COMMENT7 the number of comments is true on every card, also on that of a correction', () =>
  inWorld(async (world) => {
    const { storyId } = await world.api().publish({ headline: 'Counted', topics: ['Talk'] });
    const reader = await world.reader();
    const writers = await Promise.all(
      [1, 2, 3, 4].map((index) => openCommenter(world.url(index % 2), `Writer ${index}`, `192.0.2.${index}`)),
    );
    await Promise.all([
      ...writers.flatMap((writer) => [writer.write(storyId, 'One'), writer.write(storyId, 'Two')]),
      world.api().patch(`/stories/${storyId}`, { headline: 'Counted again' }),
    ]);
    // The publication itself may come too: a server hears of it a moment after the record knows.
    const counts = () => reader.events.flatMap((event) => ('comments' in event ? [event.comments] : []));
    await waitFor('eight comments have come', () => counts().length === 8);
    expect(counts()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    await waitFor('the correction was recorded', async () => {
      const { body } = await world.api().get(`/stories/${storyId}`);
      return body.headline === 'Counted again';
    });
    const { body } = await world.api().get(`/stories/${storyId}`);
    expect(body).toMatchObject({ comments: 8, headline: 'Counted again' });
    await world.api().patch(`/stories/${storyId}`, { headline: 'And again' });
    const corrected = await waitFor('the last correction has come', () =>
      reader.events.find((event) => 'story' in event && event.story.headline === 'And again'),
    );
    expect(corrected).toMatchObject({ story: { comments: 8 } });
  }));

test('COMMENT7 a server announces a comment itself, without any worker', () =>
  inWorld(async (world) => {
    const { storyId } = await world.api().publish({ headline: 'Alone', topics: ['Talk'] });
    const reader = await world.reader();
    const ana = await openCommenter(world.url(), 'Ana', '192.0.2.1');
    for (const worker of world.workers.splice(0)) await worker.close();
    expect((await ana.write(storyId, 'Is anybody there?')).status).toBe(201);
    expect((await reader.received(1))[0]).toMatchObject({ type: 'comment.added' });
  }));

test('COMMENT7 a comment is on the wire also when its server could not announce it', () =>
  inWorld(async (world) => {
    const { storyId } = await world.api().publish({ headline: 'Slow', topics: ['Talk'] });
    const reader = await world.reader();
    const ana = await openCommenter(world.url(), 'Ana', '192.0.2.1');
    for (const worker of world.workers.splice(0)) await worker.close();
    const stream = world.keys.wire((await readWireState(world.db)).wireId);
    await world.redis.set(stream, 'not a stream');
    expect((await ana.write(storyId, 'Is anybody there?')).status).toBe(201);
    const isNumbered = async () => (await readWireState(world.db)).lastSeq === 2;
    await waitFor('the comment is numbered, and could not be appended', isNumbered);
    await world.redis.del(stream);
    await world.addWorker();
    expect((await reader.received(1))[0]).toMatchObject({ type: 'comment.added' });
  }));

test('WATCH1 a reader who watches from a position gets what was missed, each once, before what is live', () =>
  inWorld(async (world) => {
    const { storyId } = await world.api().publish({ headline: 'Missed', topics: ['Talk'] });
    const other = await world.api().publish({ headline: 'Noise', topics: ['Talk'] });
    const ana = await openCommenter(world.url(), 'Ana', '192.0.2.1');
    const ben = await openCommenter(world.url(), 'Ben', '192.0.2.2');
    const { position } = (await world.api().get(`/stories/${storyId}/comments`)).body;
    await ana.write(storyId, 'Missed 1');
    await ben.write(other.storyId, 'Noise');
    await world.api().patch(`/stories/${storyId}`, { headline: 'Missed too' });
    const witness = await world.reader();
    await waitFor('all is on the wire', async () => (await readWireState(world.db)).lastSeq >= 5);
    await waitFor(
      'the servers have seen it',
      () => witness.position().endsWith('.5') || witness.ack.position.endsWith('.5'),
    );
    const reader = await world.reader({ server: 1, filter: { any: ['nothing'] } });
    const answer = await reader.watch(storyId, position);
    expect(answer).toMatchObject({ ok: true, resumed: { events: 2, from: 'memory' } });
    await ana.write(storyId, 'Live');
    const events = await untilSaid(reader, storyId, 3);
    expect(events.map(({ type }) => type)).toEqual(['comment.added', 'story.corrected', 'comment.added']);
    expect(events).toHaveLength(3);
  }));

test('WATCH1 a position that cannot be resumed is answered with the reason, and the reader is live', () =>
  inWorld(async (world) => {
    const { storyId } = await world.api().publish({ headline: 'Reset', topics: ['Talk'] });
    const reader = await world.reader();
    expect(await reader.watch(storyId, 'elsewhere.7')).toMatchObject({ ok: true, reset: 'unknown_feed' });
    const ana = await openCommenter(world.url(), 'Ana', '192.0.2.1');
    await ana.write(storyId, 'Live');
    expect((await untilSaid(reader, storyId, 1))[0]).toMatchObject({ type: 'comment.added' });
  }, 1));

test('WATCH2 a socket watches 16 stories and no more, and none after unwatch', () =>
  inWorld(async (world) => {
    const reader = await world.reader();
    const { storyId } = await world.api().publish({ headline: 'Watched', topics: ['Talk'] });
    const id = (index: number): string => `01a20ac4-4460-74ba-8102-${String(index).padStart(12, '0')}`;
    for (let index = 0; index < WATCHES_MAX; index += 1) await reader.watch(id(index));
    await reader.watch(id(3));
    await expect(reader.watch(storyId)).rejects.toThrow('too_many_watches');
    await reader.socket.emitWithAck('unwatch', { storyId: id(0) });
    await reader.watch(storyId);
    await reader.socket.emitWithAck('unwatch', { storyId });
    const ana = await openCommenter(world.url(), 'Ana', '192.0.2.1');
    await ana.write(storyId, 'Unheard');
    await waitFor('the follower hears of it', () => reader.events.some(({ type }) => type === 'comment.added'));
    expect(reader.storyEvents(storyId)).toEqual([]);
    for (const garbage of [null, 7, {}, { storyId: 'x' }, { storyId, since: 7 }]) {
      expect(await reader.socket.emitWithAck('watch', garbage as never)).toMatchObject({ ok: false });
    }
  }, 1));

test('WATCH3 readers are counted over all servers, and a reader who leaves is counted no more', () =>
  inWorld(async (world) => {
    const { storyId } = await world.api().publish({ headline: 'Popular' });
    const readers = await Promise.all([0, 0, 1].map((server) => world.reader({ server })));
    for (const reader of readers) await reader.watch(storyId);
    const [first, second, third] = readers as [Reader, Reader, Reader];
    const newest = (reader: Reader, id?: string) => reader.audiences.filter((message) => message.storyId === id).at(-1);
    for (const reader of readers) {
      await waitFor('three readers of the story', () => newest(reader, storyId)?.readers === 3);
      await waitFor('three readers in all', () => newest(reader)?.readers === 3);
    }
    third.close();
    for (const reader of [first, second]) {
      await waitFor('two readers are left', () => newest(reader, storyId)?.readers === 2);
    }
    await second.socket.emitWithAck('unwatch', { storyId });
    await waitFor('one is left', () => newest(first, storyId)?.readers === 1);
  }));
