import os from 'node:os';

const MB = 1_024 * 1_024;
const BUFFERS_LEAST_MB = 32;
/** Enough for the frequently read pages; the operating system caches the rest. */
const BUFFERS_MOST_MB = 64;
const BUFFERS_SHARE = 32;

/** Settings of the private Postgres for a machine with `memory` bytes. */
export function fittedSettings(memory = os.totalmem()): string[] {
  const buffers = Math.round(memory / MB / BUFFERS_SHARE);
  return [
    `shared_buffers=${Math.min(BUFFERS_MOST_MB, Math.max(BUFFERS_LEAST_MB, buffers))}MB`,
    // Postgres keeps up to 1 GB of write-ahead log by default.
    'max_wal_size=128MB',
    'min_wal_size=32MB',
    // Separate I/O processes gain nothing on one small machine.
    'io_method=sync',
  ];
}
