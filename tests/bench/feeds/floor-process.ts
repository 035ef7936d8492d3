// The floor of polling: undici alone asks for the same feeds at the same pace and reads the answers.
import { setTimeout as delay } from 'node:timers/promises';
import { Agent, request } from 'undici';
import { planFeeds, SAME_ETAG } from './feed-plan.ts';

const [port, feeds, perSecond, seconds, patienceMs] = process.argv.slice(2).map(Number) as [
  ...[number, number, number, number, number],
];
const dispatcher = new Agent({ keepAliveTimeout: 4_000 });

async function fetchOne(url: string): Promise<void> {
  try {
    const signal = AbortSignal.timeout(patienceMs);
    const { body } = await request(url, { dispatcher, signal, headers: { 'if-none-match': SAME_ETAG } });
    for await (const _chunk of body) {
      // Read to the end, like a document.
    }
  } catch {
    // Some are silent or cut off.
  }
}

process.once('message', async () => {
  const plan = planFeeds(feeds);
  const count = Math.max(1, Math.round(perSecond * seconds));
  const fetches: Promise<void>[] = [];
  for (let no = 0; no < count; no += 1) {
    // Feeds next to each other are on one host.
    const feed = plan[Math.floor(((no * 0.618_034) % 1) * plan.length)];
    if (feed) fetches.push(fetchOne(`http://${feed.host}:${port}${feed.path}`));
    await delay(1_000 / perSecond);
  }
  await Promise.all(fetches);
  process.send?.({ fetches: count });
});
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
