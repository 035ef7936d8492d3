import type { Config } from '../../shared/node/config/config.ts';
import { hostUrls } from '../../shared/node/config/postgres-url.ts';
import type { Queryable } from '../../shared/node/db/database.ts';
import { isPostgresLocal } from '../../shared/node/db/installation/stored-bytes-store.ts';
import { freeBytes } from '../../shared/node/telemetry/disk-space.ts';

const LOCAL_HOSTS = ['localhost', '127.0.0.1', '[::1]', ''];

/** Free bytes of the disk where this machine keeps its data; null if Postgres is, or may be, on another machine. */
export async function freeDisk({ database, images }: Config, db: Queryable): Promise<number | null> {
  // Behind a local pooler, Postgres itself may be elsewhere; a container's Postgres has a loopback address of its own.
  const isNamedLocal = hostUrls(database.url).every((url) => LOCAL_HOSTS.includes(new URL(url).hostname));
  return isNamedLocal && (await isPostgresLocal(db)) ? freeBytes(images.cacheDir) : null;
}
