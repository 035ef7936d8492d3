import { setTimeout as delay } from 'node:timers/promises';
import { openReader, type Reader } from '../helpers/reader.ts';
import type { House } from './house.ts';

const HERD = 200;
const STRANGE_FEED = '0123456789ab';

/** Many come at once with a position, and are gone again. */
export async function stampede({ url }: House): Promise<void> {
  const scout = await openSomehow(url);
  const since = scout.position();
  const herd = await Promise.all(
    Array.from({ length: HERD }, (_, index) =>
      openReader(url, { filter: index % 2 === 0 ? {} : { any: [`topic-${index}`] }, since }).catch(() => undefined),
    ),
  );
  await delay(500);
  for (const reader of [scout, ...herd]) reader?.close();
}

/** Somebody comes with positions of another wire, and of the future; throws when they are not told to begin anew. */
export async function comeFromElsewhere({ url }: House): Promise<void> {
  const reader = await openSomehow(url);
  const [feedId = '', seq = '0'] = reader.position().split('.');
  const claims = [
    [`${STRANGE_FEED}.${seq}`, 'unknown_feed'],
    [`${feedId}.${Number(seq) + 1_000_000}`, 'ahead'],
  ] as const;
  for (const [since, reason] of claims) {
    const answer = await reader.follow({ any: [reason] }, since);
    await reader.follow({ any: ['comes-after'] });
    const told = reader.resets.at(-1)?.reason;
    if (!answer.ok || told !== reason) throw new Error(`${since} was answered ${JSON.stringify(answer)}, ${told}`);
  }
  reader.close();
}

async function openSomehow(url: string): Promise<Reader> {
  for (;;) {
    const reader = await openReader(url).catch(() => undefined);
    if (reader) return reader;
    await delay(100);
  }
}
