import { DEFAULT_SITE, type Site } from '../../shared/domain/site.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { type LogoFiles, readLogo } from '../../shared/node/db/site/logo-store.ts';
import { readSite } from '../../shared/node/db/site/site-store.ts';
import { startLoop } from '../../shared/node/lifecycle/loop.ts';
import { openResizer, type Resizer } from '../../shared/node/pictures/resizer.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';
import { shareWork } from '../limits/share-work.ts';

/** Other servers' changes are shown after this time. */
const READ_MS = 2_000;
/** Who asks for files that are not known yet has the site read this often at most. */
const LOOK_MS = 500;

/** What the site says of itself. */
export interface WatchedSite {
  current(): Site;
  /** Reads it again: after a change, at once. */
  refresh(): Promise<void>;
  /** The same, but only when it was not read just now: another server may have shown a newer one. */
  look(): Promise<void>;
  /** The files of the current logo; undefined when there is none. */
  files(): Promise<LogoFiles | undefined>;
  /** Makes the icons of a logo. */
  resizer: Resizer;
  close(): Promise<void>;
}

/** Keeps what the site says of itself in memory; changes show on every server within seconds. */
export async function watchSite(db: Queryable, log: Logger): Promise<WatchedSite> {
  let site = DEFAULT_SITE;
  let readAt = 0;
  let kept: { hash: string; files: LogoFiles } | undefined;
  const resizer = openResizer();
  const share = shareWork<void>();
  const shareFiles = shareWork<LogoFiles | undefined>();
  const read = async (): Promise<void> => {
    site = await readSite(db);
    readAt = Date.now();
  };
  const refresh = (): Promise<void> => share('site', read);
  await refresh().catch((error: unknown) =>
    log.warn({ err: error }, 'the site’s own name and looks are not known yet'),
  );
  const loop = startLoop({ name: 'site', log, pauseMs: READ_MS, run: refresh });
  return {
    current: () => site,
    refresh,
    look: async () => {
      if (Date.now() - readAt > LOOK_MS) await refresh();
    },
    async files() {
      const hash = site.logo?.hash;
      if (hash === undefined) return undefined;
      if (kept?.hash === hash) return kept.files;
      const files = await shareFiles(hash, () => readLogo(db, hash));
      if (files) kept = { hash, files };
      return files;
    },
    resizer,
    async close() {
      resizer.close();
      await loop.close();
    },
  };
}
