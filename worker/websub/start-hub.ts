import type { FeedsConfig } from '../../shared/node/config/feeds-config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { pruneOutgoingFeeds } from '../../shared/node/db/feed/outgoing-feed-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openGuardedFetch, userAgent } from '../../shared/node/net/guarded-fetch.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { notifyHub } from './notify-hub.ts';

const LOOK_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 60_000;
const CALL_MS = 10_000;
/** Only the operator chooses this hub, so it may be anywhere. */
const ANYWHERE = { allowNetworks: ['0.0.0.0/0', '::/0'], ports: [] };

/** Notifies the configured hub of changed feeds until closed; does nothing without a hub. */
export function startHub(deps: { db: Database; log: Logger; config: FeedsConfig }): { close(): Promise<void> } {
  const { db, log, config } = deps;
  const { websubHub: hub, publicUrl } = config;
  if (hub === undefined || publicUrl === undefined) return { close: () => Promise.resolve() };
  const net = openGuardedFetch({ policy: ANYWHERE, userAgent: userAgent(publicUrl), totalMs: CALL_MS });
  const run = (): Promise<void> => notifyHub({ db, net, log, hub, publicUrl });
  const loops = [
    startLoop({ name: 'websub', log, pauseMs: LOOK_EVERY_MS, run }),
    startLoop({ name: 'websub maintenance', log, pauseMs: TIDY_EVERY_MS, run: () => pruneOutgoingFeeds(db) }),
  ];
  return {
    async close() {
      await Promise.all(loops.map((loop) => loop.close()));
      await net.close();
    },
  };
}
