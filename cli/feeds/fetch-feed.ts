import { setTimeout as delay } from 'node:timers/promises';
import type { Feed } from '../../shared/contract/http-shapes.ts';
import { encodePart } from '../../shared/domain/well-formed.ts';
import { CliError, EXIT } from '../cli-error.ts';
import type { ConnectionOptions } from '../connection.ts';
import { keyedClient } from '../http/keyed-client.ts';
import { note, print } from '../output.ts';
import { describeHealth } from './feed-text.ts';

const POLL_MS = 500;
/** A worker takes at most 20 s for one fetch, and may be busy with others. */
const PATIENCE_MS = 60_000;

/** Has a worker fetch a feed at once, waits for it, and prints how that went. */
export async function fetchFeed(id: string, flags: ConnectionOptions & { json?: boolean }): Promise<void> {
  const api = keyedClient(flags);
  const path = `/feeds/${encodePart(id)}`;
  const { lastFetchAt: before } = await api.send<Feed>({ method: 'GET', path });
  await api.send<Feed>({ method: 'POST', path: `${path}/fetch` });
  note('Waiting for a worker to fetch it…');
  for (const deadline = Date.now() + PATIENCE_MS; Date.now() < deadline; await delay(POLL_MS)) {
    const feed = await api.send<Feed>({ method: 'GET', path });
    if (feed.lastFetchAt === before) continue;
    print(flags.json ? JSON.stringify(feed) : describeHealth(feed).join('\n'));
    if (feed.status !== 'ok') process.exitCode = EXIT.refused;
    return;
  }
  throw new CliError(EXIT.tryLater, 'No worker has fetched it yet. Is one running? The fetch stays due.');
}
