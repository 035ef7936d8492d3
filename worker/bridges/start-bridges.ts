import { listDueBridges } from '../../shared/node/db/bridge/bridge-lease-store.ts';
import { readInstallationId } from '../../shared/node/db/installation/identity-store.ts';
import type { IntakeDeps } from '../../shared/node/intake/accept.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import type { NetworkPolicy } from '../../shared/node/net/address-guard.ts';
import { openGuardedFetch, userAgent } from '../../shared/node/net/guarded-fetch.ts';
import { followBridge } from './follow-bridge.ts';

const LOOK_EVERY_MS = 500;
/** Bridges that one worker follows at once. */
const AT_ONCE = 16;
const FETCH_MS = 20_000;

/** Follows other installations over the bridges that no other worker has, until closed. */
export function startBridges(
  intake: IntakeDeps,
  { policy, publicUrl }: { policy: NetworkPolicy; publicUrl: string | undefined },
): { close(): Promise<void> } {
  const { db, log } = intake;
  const net = openGuardedFetch({ policy, userAgent: userAgent(publicUrl), totalMs: FETCH_MS });
  const stop = new AbortController();
  const running = new Map<string, Promise<void>>();
  const follow = async (id: string, here: string): Promise<void> => {
    try {
      await followBridge({ ...intake, net, here }, id, stop.signal);
    } catch (error) {
      log.warn({ err: error, bridge: id }, 'a bridge ended early and will be taken up again');
    } finally {
      running.delete(id);
    }
  };
  const loop = startLoop({
    name: 'bridges',
    log,
    pauseMs: LOOK_EVERY_MS,
    async run() {
      const due = (await listDueBridges(db, AT_ONCE)).filter((id) => !running.has(id));
      if (due.length === 0) return;
      const here = await readInstallationId(db);
      for (const id of due.slice(0, AT_ONCE - running.size)) running.set(id, follow(id, here));
    },
  });
  return {
    async close() {
      stop.abort();
      await loop.close();
      await Promise.all(running.values());
      await net.close();
    },
  };
}
