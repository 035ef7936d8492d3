import sql from 'sql-template-tag';
import { type Dispatcher, request } from 'undici';
import type { StoryIn } from '../../shared/contract/story-schema.ts';
import { openFrameReader } from './rig/frame-reader.ts';
import type { Rig } from './rig/open-rig.ts';
import { timeAgain } from './rig/time-again.ts';

const EVERY_MS = 500;

/**
 * The minimal path of a story on this stack: a committed request, a job, a text that is read, a second commit, a stream
 * entry and a frame to one socket, in two processes. Leaves out all of a newsroom's decisions: keys, duplicates, topic
 * names, storylines and filters. Sends these articles one after the other, the first `warmUp` without pauses, so that
 * its code is as warm as ours.
 */
export async function startChain(
  rig: Rig,
  articles: StoryIn[],
  agent: Dispatcher,
  warmUp: number,
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
  let no = 0;
  const send = async (): Promise<void> => {
    const done = new Promise<void>((resolve) => {
      arrived = resolve;
    });
    const { body } = await request(`http://127.0.0.1:${server.port}/`, {
      dispatcher: agent,
      method: 'POST',
      body: JSON.stringify(articles[no % articles.length]),
    });
    no += 1;
    await Promise.all([done, body.dump()]);
  };
  while (no < warmUp) await send();
  const timing = timeAgain(EVERY_MS, send);
  return {
    async stop() {
      const times = await timing.stop();
      follower.close();
      return times;
    },
  };
}
