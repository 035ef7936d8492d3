import { cutText } from '../../shared/domain/cut-text.ts';
import { dropUnstorable } from '../../shared/domain/well-formed.ts';
import type { ImagesConfig } from '../../shared/node/config/images-config.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { claimDueIcons, type DueIcon, saveIcon, saveNoIcon } from '../../shared/node/db/publisher/icon-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openGuardedFetch, userAgent } from '../../shared/node/net/guarded-fetch.ts';
import { openResizer } from '../../shared/node/pictures/resizer.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { type FindDeps, findIcon } from './find-icon.ts';
import { refreshMs, retryMs } from './icon-schedule.ts';

const LOOK_EVERY_MS = 3_000;
const AT_ONCE = 4;
const FETCH_MS = 8_000;
const PAGE_MAX_BYTES = 2 * 1_024 * 1_024;
const ICON_MAX_BYTES = 512 * 1_024;
/** For all pages and icons of one publisher; decoding comes on top. */
const SEARCH_MS = 30_000;
/** Longer than any search: then the worker has died. */
const CLAIM_MS = 5 * 60_000;
const PROBLEM_MAX_CHARACTERS = 500;

interface IconsOptions {
  config: ImagesConfig;
  publicUrl: string | undefined;
}

/** Looks for the icons of publishers' sites, until closed. */
export function startIcons(
  { db, log }: { db: Database; log: Logger },
  { config, publicUrl }: IconsOptions,
): { close(): Promise<void> } {
  if (config.mode === 'off') return { close: async () => undefined };
  const fetching = { policy: config.policy, userAgent: userAgent(publicUrl), totalMs: FETCH_MS, headersMs: FETCH_MS };
  const pages = openGuardedFetch({ ...fetching, maxBytes: PAGE_MAX_BYTES });
  const icons = openGuardedFetch({ ...fetching, maxBytes: ICON_MAX_BYTES });
  const resizer = openResizer();
  const deps: FindDeps = { pages, icons, resizer };
  const loop = startLoop({
    name: 'icons',
    log,
    pauseMs: LOOK_EVERY_MS,
    run: async (signal) => {
      let due: DueIcon[];
      do {
        due = await claimDueIcons(db, AT_ONCE, CLAIM_MS);
        await Promise.all(due.map((publisher) => lookFor(deps, { db, log }, publisher, signal)));
      } while (due.length > 0 && !signal.aborted);
    },
  });
  return {
    async close() {
      const ended = loop.close();
      resizer.close();
      await Promise.all([ended, pages.close(), icons.close()]);
    },
  };
}

async function lookFor(
  deps: FindDeps,
  { db, log }: { db: Database; log: Logger },
  { publisherId, failures, ...publisher }: DueIcon,
  closing: AbortSignal,
): Promise<void> {
  const signal = AbortSignal.any([closing, AbortSignal.timeout(SEARCH_MS)]);
  const found = await findIcon(deps, publisher, signal);
  // Requests fail when this worker stops, which says nothing about the site.
  if (closing.aborted) return;
  if (typeof found !== 'string') return saveIcon(db, publisherId, { ...found, nextMs: refreshMs(Math.random) });
  log.debug({ publisher: publisherId, problem: found }, 'no icon found');
  const problem = dropUnstorable(cutText(found, PROBLEM_MAX_CHARACTERS));
  await saveNoIcon(db, publisherId, { problem, nextMs: retryMs(failures, Math.random) });
}
