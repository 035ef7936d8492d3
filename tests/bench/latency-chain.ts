import { setTimeout as delay } from 'node:timers/promises';
import sql from 'sql-template-tag';
import { type Dispatcher, request } from 'undici';
import type { StoryIn } from '../../shared/wire/story-schema.ts';
import { openFrameReader } from './rig/frame-reader.ts';
import type { Rig } from './rig/open-rig.ts';

const EVERY_MS = 500;
/** Sent before, back to back, so that its code is as warm as ours. */
const WARM_UP = 500;

/**
 * The least of a story's way here: a request that is committed, a job, a text that is read, a second commit, an entry of
 * a stream and a frame to one socket, in two processes. Without all that a newsroom decides: no key, no duplicate, no
 * topic's name, no storyline, no filter. Sends these articles, one after the other.
 */
export async function startChain(
  rig: Rig,
  articles: StoryIn[],
  agent: Dispatcher,
): Promise<{ stop(): Promise<number[]> }> {
  await rig.db.query(sql`CREATE TABLE chain_texts (no bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, text jsonb)`);
  await rig.db.query(sql`CREATE TABLE chain_events (no bigint PRIMARY KEY, card jsonb)`);
  const [server] = await Promise.all([
    rig.startScript('chain/chain-server.ts'),
    rig.startScript('chain/chain-worker.ts'),
  ]);
  let arrived = (): void => undefined;
  const follower = await new Promise<{ close(): void }>((resolve, reject) => {
    const reader = openFrameReader(server.port, '/', false, {
      open: () => resolve(reader),
      frame: () => arrived(),
      closed: () => reject(new Error('the chain’s server has closed')),
    });
  });
  const send = async (no: number): Promise<number> => {
    const began = performance.now();
    const done = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { body } = await request(`http://127.0.0.1:${server.port}/`, {
      dispatcher: agent,
      method: 'POST',
      body: JSON.stringify(articles[no % articles.length]),
    });
    await Promise.all([done, body.dump()]);
    return performance.now() - began;
  };
  for (let no = 0; no < WARM_UP; no += 1) await send(no);
  const times: number[] = [];
  let running = true;
  const measure = async (): Promise<void> => {
    for (let no = 0; running; no += 1) {
      times.push(await send(no));
      await delay(EVERY_MS);
    }
  };
  const measuring = measure();
  return {
    async stop() {
      running = false;
      await measuring;
      follower.close();
      return times;
    },
  };
}
