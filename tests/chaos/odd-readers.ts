import { setTimeout as delay } from 'node:timers/promises';
import { noAnswer } from '../../shared/domain/expected-failures.ts';
import { openReader, type Reader } from '../helpers/reader.ts';
import type { Deployment } from './deployment.ts';

const HERD = 200;
const STRANGE_FEED = '0123456789ab';

/** Many readers connect at once with a position, and leave again. */
export async function stampede({ url }: Deployment): Promise<void> {
  const scout = await openSomehow(url);
  const since = scout.position();
  const herd = await Promise.all(
    Array.from({ length: HERD }, (_, index) =>
      openReader(url, { filter: index % 2 === 0 ? {} : { any: [`topic-${index}`] }, since }).catch(noAnswer),
    ),
  );
  await delay(500);
  for (const reader of [scout, ...herd]) reader?.close();
}

/** A reader resumes from another wire's position and from a future one; throws unless it is reset. */
export async function comeFromElsewhere({ url }: Deployment): Promise<void> {
  const reader = await openSomehow(url);
  const [wireId = '', seq = '0'] = reader.position().split('.');
  const claims = [
    [`${STRANGE_FEED}.${seq}`, 'unknown_feed'],
    [`${wireId}.${Number(seq) + 1_000_000}`, 'ahead'],
  ] as const;
  for (const [since, reason] of claims) {
    const answer = await reader.follow({ any: [reason] }, since);
    await reader.follow({ any: ['comes-after'] });
    const reset = reader.resets.at(-1)?.reason;
    if (!answer.ok || reset !== reason) throw new Error(`${since} was answered ${JSON.stringify(answer)}, ${reset}`);
  }
  reader.close();
}

async function openSomehow(url: string): Promise<Reader> {
  for (;;) {
    const reader = await openReader(url).catch(noAnswer);
    if (reader) return reader;
    await delay(100);
  }
}
