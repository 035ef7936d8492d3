import path from 'node:path';
import type { NetworkPolicy } from '../net/address-guard.ts';
import { parts, type RawEnv } from './read-env.ts';

const MB = 1_024 * 1_024;

/** How readers get pictures: from this server, from the publishers' hosts, or not at all. */
export type ImagesMode = 'proxy' | 'direct' | 'off';

export interface ImagesConfig {
  mode: ImagesMode;
  /** The folder of the cache, which several servers may share. */
  cacheDir: string;
  cacheBytes: number;
  /** The networks that pictures may be fetched from. */
  policy: NetworkPolicy;
}

/** Reads how readers get pictures. */
export function imagesConfig(raw: RawEnv): ImagesConfig {
  return Object.freeze({
    mode: raw.NEWSWIRE_IMAGES as ImagesMode,
    cacheDir: path.resolve(String(raw.NEWSWIRE_DATA_DIR), 'images'),
    cacheBytes: Number(raw.NEWSWIRE_IMAGES_CACHE_MB) * MB,
    policy: Object.freeze({
      allowNetworks: Object.freeze(parts(raw.NEWSWIRE_IMAGES_NETWORKS)),
      ports: Object.freeze(parts(raw.NEWSWIRE_FETCH_PORTS).map(Number)),
    }),
  });
}
