import type { EnvRow } from './env-row.ts';

/** Variables for Redis. */
export const REDIS_ENV = {
  REDIS_URL: {
    type: 'redis',
    secret: true,
    help: 'Redis to use: `redis://` or `rediss://` for one, `redis+sentinel://a,b,c/NAME`, `redis+cluster://a,b,c`; `npm start` runs a private one when empty.',
  },
  REDIS_PASSWORD: {
    type: 'text',
    secret: true,
    help: 'Password at Redis, of any characters, for a `REDIS_URL` without one.',
  },
  REDIS_TLS_CA_FILE: {
    type: 'text',
    help: "File (PEM) with the certificate authority that signed Redis's certificate; the system's ones when empty.",
  },
  REDIS_TLS_CERT_FILE: {
    type: 'text',
    help: 'File (PEM) with the certificate that Redis asks its clients for, if it does.',
  },
  REDIS_TLS_KEY_FILE: { type: 'text', help: 'File (PEM) with the private key of `REDIS_TLS_CERT_FILE`.' },
  REDIS_SENTINEL_USER: { type: 'text', help: 'ACL user at the Sentinels, which know nothing of the one at Redis.' },
  REDIS_SENTINEL_PASSWORD: { type: 'text', secret: true, help: 'Password at the Sentinels; none when empty.' },
} as const satisfies Record<string, EnvRow>;
