import type { EnvRow } from './env-row.ts';

/** Variables for pictures. */
export const IMAGES_ENV = {
  NEWSWIRE_IMAGES: {
    type: 'choice',
    choices: ['proxy', 'direct', 'off'],
    default: 'proxy',
    help: "Pictures for readers: `proxy` fetches and resizes them, so that publishers' hosts see no reader; `direct` links to the publishers' hosts; `off` shows none.",
  },
  NEWSWIRE_IMAGES_CACHE_MB: {
    type: 'integer',
    default: '512',
    min: 1,
    max: 1_000_000,
    help: 'Size of the cache of resized pictures, in the folder `images` of `NEWSWIRE_DATA_DIR`.',
  },
  NEWSWIRE_IMAGES_NETWORKS: {
    type: 'networks',
    help: 'Private networks (CIDRs, separated by commas) from which pictures may be fetched, on any port; none when empty.',
  },
} as const satisfies Record<string, EnvRow>;
