import type { ApiKeyMade, Publisher } from '../../shared/wire/http-shapes.ts';
import type { OpsOverview } from '../../shared/wire/ops-shapes.ts';
import type { Connection } from '../connection.ts';
import { type ApiClient, createApiClient } from '../http/api-client.ts';

export type DemoMode = 'auto' | 'on' | 'off';

const ATTEMPTS = 5;

/** Whether the demo newsroom should write: asked for, or no story was ever released. */
export async function wantsDemo(connection: Connection, mode: DemoMode): Promise<boolean> {
  if (mode !== 'auto') return mode === 'on';
  const api = createApiClient(connection, { attempts: ATTEMPTS });
  const { record } = await api.send<OpsOverview>({ method: 'GET', path: '/ops/overview' });
  return record?.lastReleaseAt === null;
}

/** Lets the invented publishers write through the public API until aborted. */
export async function runDemo(connection: Connection, signal: AbortSignal): Promise<void> {
  const { DEMO_PUBLISHERS, runNewsroom } = await import('../../demo/newsroom.ts');
  const api = createApiClient(connection, { attempts: ATTEMPTS });
  const { publishers } = await api.send<{ publishers: Publisher[] }>({ method: 'GET', path: '/publishers' });
  const keys: Record<string, string> = {};
  for (const invented of DEMO_PUBLISHERS) {
    const known = publishers.find(({ name }) => name === invented.name);
    const { id } = known ?? (await addPublisher(api, invented));
    // Fresh for this run; only their hashes are kept, so that nobody can find one lying about.
    const body = JSON.stringify({ scopes: ['publish'] });
    keys[invented.name] = (await api.send<ApiKeyMade>({ method: 'POST', path: `/publishers/${id}/keys`, body })).key;
  }
  await runNewsroom({ url: connection.url, keys, signal });
}

function addPublisher(api: ApiClient, { name, url }: { name: string; url: string }): Promise<Publisher> {
  return api.send<Publisher>({ method: 'POST', path: '/publishers', body: JSON.stringify({ name, url }) });
}
