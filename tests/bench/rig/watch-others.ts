import { openReader } from '../../helpers/reader.ts';
import type { Running } from './open-rig.ts';
import type { WirePublisher } from './wire-publisher.ts';

const EVERY_MS = 50;

/** Waiting times of others, in milliseconds. */
export interface Others {
  /** From requesting a page of stories to having read it. */
  pages: number[];
  /** From a story's release to a live reader. */
  events: number[];
}

/** Runs this work, and meanwhile, at least once, requests pages and releases stories like ordinary users. */
export async function watchOthers(
  publisher: WirePublisher,
  server: Running,
  work: () => Promise<unknown>,
): Promise<Others> {
  const url = `http://127.0.0.1:${server.port}`;
  const others: Others = { pages: [], events: [] };
  const reader = await openReader(url);
  reader.socket.on('wire', ({ events }) => {
    for (const { at } of events) others.events.push(Date.now() - Date.parse(at));
  });
  let isWorking = true;
  const ended = work().finally(() => {
    isWorking = false;
  });
  const asking = repeat(
    () => isWorking || others.pages.length === 0,
    async () => {
      const began = performance.now();
      await (await fetch(`${url}/api/v1/stories?limit=30`)).text();
      others.pages.push(performance.now() - began);
    },
  );
  const releasing = repeat(
    () => isWorking || others.events.length === 0,
    () => publisher.release([['everywhere']]),
  );
  await Promise.all([ended, asking, releasing]);
  reader.close();
  return others;
}

async function repeat(goesOn: () => boolean, act: () => Promise<unknown>): Promise<void> {
  while (goesOn()) {
    const next = new Promise((resolve) => setTimeout(resolve, EVERY_MS));
    await act();
    await next;
  }
}
