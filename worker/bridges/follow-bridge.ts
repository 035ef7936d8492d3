import { v7 as newId } from 'uuid';
import { formatPosition, parsePosition } from '../../shared/domain/position.ts';
import { parseRetryAfter } from '../../shared/domain/retry-after.ts';
import {
  failBridge,
  keepBridge,
  type LeasedBridge,
  leaseBridge,
  moveBridge,
  type Progress,
  releaseBridge,
} from '../../shared/node/db/bridge/bridge-lease-store.ts';
import { keepBridged } from '../../shared/node/db/bridge/bridged-story-store.ts';
import { countOpen } from '../../shared/node/db/submission/open-count-store.ts';
import { acceptTogether } from '../../shared/node/intake/accept.ts';
import { backOffMs, pause } from '../../shared/node/lifecycle/back-off.ts';
import { FetchError } from '../../shared/node/net/fetch-error.ts';
import { type BridgeDeps, LEASE_MS, LeaseLost } from './bridge-deps.ts';
import type { WirePage } from './read-page.ts';
import { openSource } from './source.ts';
import { SourceProblem } from './source-problem.ts';
import { splitPage } from './split-page.ts';
import { takeEnd } from './take-end.ts';
import { type Far, type Taken, takeTexts } from './take-texts.ts';

const PAGE_EVENTS = 100;
/** With so many of its stories waiting for a worker, a bridge waits, too. */
const OPEN_MAX = 500;
const LOOK_AGAIN_MS = 200;
const FIRST_RETRY_MS = 500;
const LONGEST_RETRY_MS = 60_000;
const SAME_INSTALLATION =
  'It is this installation itself, or both were restored from one backup: stories would go in circles.';
const OUR_FAULT = 'Following failed inside the worker; its log has the details.';

/**
 * Follows the other installation from the bridge's position on, until stopped, paused or failing. What was taken and
 * the position are recorded in one transaction, so that a crash neither loses nor repeats anything.
 */
export async function followBridge(deps: BridgeDeps, bridgeId: string, stop: AbortSignal): Promise<void> {
  const bridge = await leaseBridge(deps.db, bridgeId, newId(), LEASE_MS);
  if (!bridge) return;
  try {
    await follow(deps, bridge, stop);
  } catch (error) {
    if (!(error instanceof LeaseLost) && !stop.aborted) await fail(deps, bridge, error);
  } finally {
    await releaseBridge(deps.db, bridge);
  }
}

async function follow(deps: BridgeDeps, bridge: LeasedBridge, stop: AbortSignal): Promise<void> {
  const source = openSource(deps.net, bridge, stop);
  const far: Far = { source, id: await source.installation() };
  if (far.id === deps.here) throw new SourceProblem(SAME_INSTALLATION);
  if (!(await keepBridge(deps.db, bridge, far.id, LEASE_MS))) throw new LeaseLost();
  const limit = Math.max(1, PAGE_EVENTS >> Math.min(bridge.failures, 7));
  let { position } = bridge;
  if (position === null && !bridge.fromOldest) {
    position = await source.position();
    await move(deps, bridge, { position });
  }
  while (!stop.aborted) {
    await untilRoom(deps, bridge, far, stop);
    const page = await nextPage(source, position, limit);
    await takePage(deps, bridge, far, page, stop);
    if (stop.aborted) return;
    position = page.position;
  }
}

/** The page after the position; from the oldest that is kept when the other side no longer has the position. */
async function nextPage(
  source: Far['source'],
  position: string | null,
  limit: number,
): Promise<WirePage & { isReset: boolean }> {
  try {
    return { ...(await source.page(position, limit)), isReset: false };
  } catch (error) {
    if (position === null || !(error instanceof SourceProblem) || !error.isLostPosition) throw error;
    return { ...(await source.page(null, limit)), isReset: true };
  }
}

async function takePage(
  deps: BridgeDeps,
  bridge: LeasedBridge,
  far: Far,
  { events, unreadable, position, isReset }: WirePage & { isReset: boolean },
  stop: AbortSignal,
): Promise<void> {
  const wireId = parsePosition(position)?.wireId ?? '';
  for (const part of splitPage(events)) {
    const last = part.kind === 'end' ? part.event : part.events.at(-1);
    const taken =
      part.kind === 'end'
        ? await untilRecorded(
            () => takeEnd(deps, far.id, bridge.id, part.event),
            () => stillOurs(deps, bridge, far),
            stop,
          )
        : await takeTexts(deps, bridge, far, part.events);
    if (!taken || !last) return;
    const { submissions, stories, passedOver } = taken;
    const count = part.kind === 'end' ? 1 : part.events.length;
    await acceptTogether(deps, submissions, async (tx) => {
      await keepBridged(tx, stories);
      const progress = { position: formatPosition(wireId, last.seq), taken: count - passedOver, passedOver };
      if (!(await moveBridge(tx, bridge, progress, LEASE_MS))) throw new LeaseLost();
    });
  }
  await move(deps, bridge, { position, passedOver: unreadable, isReset });
}

async function move({ db }: BridgeDeps, bridge: LeasedBridge, progress: Progress): Promise<void> {
  if (!(await moveBridge(db, bridge, progress, LEASE_MS))) throw new LeaseLost();
}

async function stillOurs({ db }: BridgeDeps, bridge: LeasedBridge, far: Far): Promise<void> {
  if (!(await keepBridge(db, bridge, far.id, LEASE_MS))) throw new LeaseLost();
}

/** Repeats until the story is recorded; undefined when stopped. */
async function untilRecorded(
  take: () => Promise<Taken | 'wait'>,
  keep: () => Promise<void>,
  stop: AbortSignal,
): Promise<Taken | undefined> {
  while (!stop.aborted) {
    const taken = await take();
    if (taken !== 'wait') return taken;
    await pause(LOOK_AGAIN_MS, stop);
    await keep();
  }
  return undefined;
}

/** Waits while too many of the bridge's stories wait for the workers. */
async function untilRoom(deps: BridgeDeps, bridge: LeasedBridge, far: Far, stop: AbortSignal): Promise<void> {
  const isFull = async () => (await countOpen(deps.db, bridge.publisherId, OPEN_MAX)).submissions >= OPEN_MAX;
  while (!stop.aborted && (await isFull())) {
    await pause(LOOK_AGAIN_MS, stop);
    await stillOurs(deps, bridge, far);
  }
}

async function fail({ db, log }: BridgeDeps, bridge: LeasedBridge, error: unknown): Promise<void> {
  const isTheirs = error instanceof SourceProblem || error instanceof FetchError;
  const level = isTheirs ? 'info' : 'error';
  log[level]({ err: error, bridge: bridge.id }, 'a bridge could not follow its installation');
  const asked = error instanceof SourceProblem ? parseRetryAfter(error.retryAfter, Date.now()) : undefined;
  const ownMs = backOffMs(bridge.failures, { firstMs: FIRST_RETRY_MS, longestMs: LONGEST_RETRY_MS });
  const retryMs = Math.min(LONGEST_RETRY_MS, Math.max(ownMs, asked ?? 0));
  await failBridge(db, bridge, { why: isTheirs ? error.message : OUR_FAULT, retryMs });
}
