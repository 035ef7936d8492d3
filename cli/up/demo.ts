import { readFileSync } from 'node:fs';
import path from 'node:path';
import { BEGINNING, type DemoProgress } from '../../demo/progress.ts';
import type { ApiKeyMade } from '../../shared/contract/key-shapes.ts';
import type { OpsOverview } from '../../shared/contract/ops-shapes.ts';
import type { Publisher } from '../../shared/contract/publisher-shapes.ts';
import type { Connection } from '../connection.ts';
import { type ApiClient, createApiClient } from '../http/api-client.ts';
import { writeWhole } from './write-whole.ts';

export type DemoMode = 'auto' | 'on' | 'off';

const ATTEMPTS = 5;

/**
 * Where the demo newsroom should begin or go on; undefined when it should not write. It plays once on a wire: `auto`
 * begins on an empty one only, `on` on any.
 */
export async function demoToPlay(
  connection: Connection,
  mode: DemoMode,
  dataDir: string,
): Promise<DemoProgress | undefined> {
  if (mode === 'off') return undefined;
  if (await isEmptyWire(connection)) return BEGINNING;
  const saved = readProgress(dataDir);
  if (saved) return saved.isOver ? undefined : saved;
  return mode === 'on' ? BEGINNING : undefined;
}

/** Lets the demo publishers write through the public API until the end of the show; false when aborted before. */
export async function runDemo(
  connection: Connection,
  dataDir: string,
  progress: DemoProgress,
  signal: AbortSignal,
): Promise<boolean> {
  const { DEMO_PUBLISHERS, runNewsroom } = await import('../../demo/newsroom.ts');
  const api = createApiClient(connection, { attempts: ATTEMPTS });
  const { publishers } = await api.send<{ publishers: Publisher[] }>({ method: 'GET', path: '/publishers' });
  const keys: Record<string, string> = {};
  for (const invented of DEMO_PUBLISHERS) {
    const known = publishers.find(({ name }) => name === invented.name);
    const { id } = known ?? (await addPublisher(api, invented));
    // New keys for each run; only their hashes are stored, so none can leak from disk.
    const body = JSON.stringify({ scopes: ['publish'] });
    keys[invented.name] = (await api.send<ApiKeyMade>({ method: 'POST', path: `/publishers/${id}/keys`, body })).key;
  }
  const save = (reached: DemoProgress): void => writeWhole(progressFile(dataDir), JSON.stringify(reached));
  return (await runNewsroom({ url: connection.url, keys, signal, progress, save })).isOver;
}

async function isEmptyWire(connection: Connection): Promise<boolean> {
  const api = createApiClient(connection, { attempts: ATTEMPTS });
  const { record } = await api.send<OpsOverview>({ method: 'GET', path: '/ops/overview' });
  return record?.lastReleaseAt === null;
}

/** Undefined also for a damaged file, as if there had been no demo. */
function readProgress(dataDir: string): DemoProgress | undefined {
  try {
    const { played, filed, isOver } = JSON.parse(readFileSync(progressFile(dataDir), 'utf8')) as DemoProgress;
    return Number.isInteger(played) && typeof filed === 'object' && filed ? { played, filed, isOver } : undefined;
  } catch {
    return undefined;
  }
}

function progressFile(dataDir: string): string {
  return path.join(dataDir, 'demo.json');
}

function addPublisher(api: ApiClient, publisher: Pick<Publisher, 'name' | 'url' | 'description'>): Promise<Publisher> {
  const { name, url, description } = publisher;
  return api.send<Publisher>({
    method: 'POST',
    path: '/publishers',
    body: JSON.stringify({ name, ...(url && { url }), ...(description && { description }) }),
  });
}
