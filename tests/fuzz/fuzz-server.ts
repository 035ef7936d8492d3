import fc from 'fast-check';
import { io } from 'socket.io-client';
import type { World } from '../helpers/world.ts';
import { hostileText } from './hostile.ts';
import { type FuzzRequest, requests } from './requests.ts';
import { type KnownTexts, valuesOf } from './schema-values.ts';

export interface FuzzOptions {
  runs: number;
  seed?: number;
  /** A request that takes longer hangs. */
  hangsMs: number;
}

/** Answers that say what they are for. */
const SAID_ON_PURPOSE = [501];
const MESSAGES = 40;
const ANSWER_MS = 10_000;

/** Ids and positions of this world, for requests that shall get further than a look-up. */
export async function knownTexts(world: World): Promise<KnownTexts> {
  const { storyId } = await world.api().publish({ headline: 'Known', topics: ['Known'], externalId: 'known' });
  const { body: page } = await world.api().get('/stories');
  const { body: publishers } = await world.api().get('/publishers');
  const { body: submissions } = await world.api().get('/submissions');
  const { body: feed } = await world.api().post('/feeds', { url: 'https://feeds.example/rss' });
  const { body: hook } = await world.api().post('/webhooks', { url: 'https://hooks.example/in' });
  const [card] = page.stories;
  const [wireId] = page.position.split('.');
  const known = [
    ...[storyId, card.storyline.id, publishers.publishers[0].id, submissions.submissions[0].id, feed.id, hook.id],
    ...[page.position, `${wireId}.0`, `${wireId}.99999999999999999999`, `${wireId}.-1`, `${wireId}.1e3`, `${wireId}.`],
    ...['known', 'edit', 'world', 'en', '1', '20', new Date().toISOString()],
  ];
  return () => known;
}

/** Sends nearly right requests to every call; throws with the smallest one that is answered 5xx, or not in time. */
export async function fuzzHttp(world: World, known: KnownTexts, options: FuzzOptions): Promise<Record<number, number>> {
  const statuses: Record<number, number> = {};
  await fc.assert(
    fc.asyncProperty(requests(known), async (request) => {
      const { status, text } = await send(world, request, options.hangsMs);
      statuses[status] = (statuses[status] ?? 0) + 1;
      if (status >= 500 && !SAID_ON_PURPOSE.includes(status)) throw new Error(`${status}: ${text.slice(0, 300)}`);
      if (status >= 400 && status !== 404 && text !== '' && !text.startsWith('<')) JSON.parse(text);
    }),
    fcOptions(options),
  );
  return statuses;
}

async function send(world: World, request: FuzzRequest, hangsMs: number): Promise<{ status: number; text: string }> {
  const { address, method, headers, body } = request;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`no answer within ${hangsMs} ms`)), hangsMs);
  try {
    const answer = await fetch(world.url() + address, {
      method,
      redirect: 'manual',
      signal: abort.signal,
      headers: { ...headers, Authorization: `Bearer ${world.config.adminKey}`, Connection: 'close' },
      ...(body !== undefined && { body }),
    });
    const isEndless = /event-stream|ndjson/.test(answer.headers.get('content-type') ?? '');
    if (isEndless) abort.abort();
    return { status: answer.status, text: isEndless ? '' : await answer.text() };
  } finally {
    clearTimeout(timer);
  }
}

const EVENTS = ['follow', 'unfollow', 'watch', 'unwatch', 'wire', 'disconnect', 'toString', '__proto__'];

function messages(known: KnownTexts): fc.Arbitrary<[event: string, payload: unknown]> {
  const filter = {
    type: 'object',
    properties: Object.fromEntries(
      ['any', 'all', 'none', 'publishers', 'sections', 'languages'].map((name) => [
        name,
        { type: 'array', items: { type: 'string' } },
      ]),
    ),
  };
  const text = { type: 'string' };
  const payload = { type: 'object', properties: { filter, since: text, channel: text, storyId: text } };
  return fc.tuple(
    fc.oneof(fc.constantFrom(...EVENTS.slice(0, 4)), fc.constantFrom(...EVENTS), hostileText),
    valuesOf(payload, known),
  );
}

/** Sends messages of which most parts are right; each must be answered, or the socket be cut, and others live on. */
export async function fuzzSockets(world: World, known: KnownTexts, options: FuzzOptions): Promise<void> {
  const bystander = await world.reader();
  await fc.assert(
    fc.asyncProperty(fc.array(messages(known), { minLength: 1, maxLength: MESSAGES }), async (sent) => {
      const socket = io(world.url(), { transports: ['websocket'], forceNew: true, reconnection: false });
      await new Promise<void>((resolve, reject) => {
        socket.once('connect', resolve);
        socket.once('connect_error', reject);
      });
      for (const [event, payload] of sent) {
        if (!socket.connected) break;
        const isKnown = ['follow', 'unfollow', 'watch', 'unwatch'].includes(event);
        if (!isKnown) {
          if (
            !['connect', 'connect_error', 'disconnect', 'disconnecting', 'newListener', 'removeListener'].includes(
              event,
            )
          )
            socket.emit(event, payload);
          continue;
        }
        await Promise.race([
          socket.timeout(Math.max(ANSWER_MS, options.hangsMs)).emitWithAck(event, payload),
          new Promise((resolve) => socket.once('disconnect', resolve)),
        ]);
      }
      socket.disconnect();
      if (!bystander.socket.connected) throw new Error('another reader was cut');
    }),
    fcOptions(options),
  );
  await bystander.follow({});
}

function fcOptions({ runs, seed }: FuzzOptions): fc.Parameters<unknown> {
  return { numRuns: runs, endOnFailure: true, ...(seed !== undefined && { seed }) };
}
