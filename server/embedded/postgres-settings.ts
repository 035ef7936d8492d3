import os from 'node:os';

const MB = 1_024 * 1_024;
const BUFFERS_LEAST_MB = 32;
/** What is read more often than seldom; the rest is in the system's cache. */
const BUFFERS_MOST_MB = 64;
const BUFFERS_SHARE = 32;

/** Settings of our private Postgres that fit a machine with so much memory, in bytes. */
export function fittedSettings(memory = os.totalmem()): string[] {
  const buffers = Math.round(memory / MB / BUFFERS_SHARE);
  return [
    `shared_buffers=${Math.min(BUFFERS_MOST_MB, Math.max(BUFFERS_LEAST_MB, buffers))}MB`,
    // Of the log, what the next checkpoint needs and not the gigabyte that Postgres keeps by default.
    'max_wal_size=128MB',
    'min_wal_size=32MB',
    // Of a small machine's disk, processes of their own read no faster.
    'io_method=sync',
  ];
}
