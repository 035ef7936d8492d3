import os from 'node:os';

const MB = 1_024 * 1_024;
const BUFFERS_LEAST_MB = 32;
/** Enough for the pages that are read often; the operating system caches the rest. */
const BUFFERS_MOST_MB = 64;
const BUFFERS_SHARE = 32;

/** Settings of our private Postgres that fit a machine with so much memory, in bytes. */
export function fittedSettings(memory = os.totalmem()): string[] {
  const buffers = Math.round(memory / MB / BUFFERS_SHARE);
  return [
    `shared_buffers=${Math.min(BUFFERS_MOST_MB, Math.max(BUFFERS_LEAST_MB, buffers))}MB`,
    // Postgres keeps up to a gigabyte of its log by default.
    'max_wal_size=128MB',
    'min_wal_size=32MB',
    // Separate I/O processes gain nothing on one small machine.
    'io_method=sync',
  ];
}
