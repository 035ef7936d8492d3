import { ICON_SIZES, type IconSize, type PublisherRef } from '../../shared/domain/publisher.ts';
import type { Database } from '../../shared/node/db/database.ts';
import { listIconVersions, readIcon } from '../../shared/node/db/publisher/icon-store.ts';
import type { Logger } from '../../shared/node/telemetry/logger.ts';

const REFRESH_MS = 5_000;
const FILE = /^([0-9a-f]{16})-(\d{2})\.png$/;
/** In memory; each has 2 to 30 KB. */
const KEPT_MAX = 400;

/** The icons of publishers' sites, which workers have found. */
export interface PublisherIcons {
  /** The publisher with the version of its icon, if it has one. */
  shown<Publisher extends PublisherRef>(publisher: Publisher): Publisher;
  /** The PNG at this address; undefined when there is none. `onWork` is called before the database is asked. */
  load(publisherId: string, file: string, onWork: () => void): Promise<Buffer | undefined>;
  close(): void;
}

/** For a server that shows no pictures. */
export const NO_ICONS: PublisherIcons = {
  shown: (publisher) => publisher,
  load: async () => undefined,
  close: () => undefined,
};

/** Opens the icons; new ones are shown within seconds. */
export async function openPublisherIcons(db: Database, log: Logger): Promise<PublisherIcons> {
  let versions: ReadonlyMap<string, string> = new Map();
  const kept = new Map<string, Buffer>();
  const refresh = async (): Promise<void> => {
    try {
      versions = await listIconVersions(db);
    } catch (error) {
      log.warn({ err: error }, 'the icons of publishers cannot be read');
    }
  };
  await refresh();
  const refreshing = setInterval(refresh, REFRESH_MS).unref();
  const keep = (name: string, png: Buffer): void => {
    kept.delete(name);
    kept.set(name, png);
    if (kept.size > KEPT_MAX) kept.delete(kept.keys().next().value ?? '');
  };
  return {
    close: () => clearInterval(refreshing),
    shown(publisher) {
      const icon = versions.get(publisher.id);
      return icon === undefined ? publisher : { ...publisher, icon };
    },
    async load(publisherId, file, onWork) {
      const [, hash = '', digits] = FILE.exec(file) ?? [];
      const size: IconSize | undefined = ICON_SIZES.find((each) => String(each) === digits);
      if (size === undefined) return undefined;
      const name = `${publisherId} ${file}`;
      const known = kept.get(name);
      if (!known) onWork();
      const png = known ?? (await readIcon(db, { publisherId, hash, size }));
      if (png) keep(name, png);
      return png;
    },
  };
}
