import type { FeedsConfig } from '../../shared/node/config/config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { pruneOutgoingFeeds } from '../../shared/node/db/outgoing-feed-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openGuardedFetch } from '../../shared/node/net/guarded-fetch.ts';
import { userAgent } from '../../shared/node/net/user-agent.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { tellHub } from './tell-hub.ts';

const LOOK_EVERY_MS = 1_000;
const TIDY_EVERY_MS = 60_000;
const CALL_MS = 10_000;
/** The operator alone names this hub; it may stand anywhere. */
const ANYWHERE = { allowNetworks: ['0.0.0.0/0', '::/0'], ports: [] };

/** Keeps the configured hub up to date about our feeds until closed; without one there is nothing to do. */
export function startHub(deps: { db: Database; log: Logger; config: FeedsConfig }): { close(): Promise<void> } {
  const { db, log, config } = deps;
  const { websubHub: hub, publicUrl } = config;
  if (hub === undefined || publicUrl === undefined) return { close: () => Promise.resolve() };
  const net = openGuardedFetch({ policy: ANYWHERE, userAgent: userAgent(publicUrl), totalMs: CALL_MS });
  const turn = (): Promise<void> => tellHub({ db, net, log, hub, publicUrl });
  const loops = [
    startLoop({ name: 'websub', log, pauseMs: LOOK_EVERY_MS, turn }),
    startLoop({ name: 'websub upkeep', log, pauseMs: TIDY_EVERY_MS, turn: () => pruneOutgoingFeeds(db) }),
  ];
  return {
    async close() {
      await Promise.all(loops.map((loop) => loop.close()));
      await net.close();
    },
  };
}
