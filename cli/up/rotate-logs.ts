import { copyFileSync, existsSync, readdirSync, renameSync, statSync, truncateSync } from 'node:fs';
import path from 'node:path';

const LOOK_EVERY_MS = 10_000;

export interface Rotation {
  /** A larger log is rotated. */
  maxBytes: number;
  /** How many older parts of each log are kept. */
  keep: number;
}

const ROTATION: Rotation = { maxBytes: 10 * 1_024 * 1_024, keep: 3 };

/**
 * Rotates every `*.log` in a folder that has grown too large: `server.log.1` is the newest part, the oldest is deleted.
 * The writers keep their files open in append mode, so this copies and truncates the log; the few lines written in
 * between are lost.
 */
export function rotateLogs(dir: string, { maxBytes, keep }: Rotation = ROTATION): void {
  if (!existsSync(dir)) return;
  for (const name of readdirSync(dir).filter((file) => file.endsWith('.log'))) {
    const file = path.join(dir, name);
    if (statSync(file).size <= maxBytes) continue;
    for (let part = keep - 1; part >= 1; part -= 1) {
      if (existsSync(`${file}.${part}`)) renameSync(`${file}.${part}`, `${file}.${part + 1}`);
    }
    copyFileSync(file, `${file}.1`);
    truncateSync(file);
  }
}

/** Rotates a folder's logs now and periodically; call the result to stop. Tries again later when the disk is full. */
export function keepLogsShort(dir: string, onProblem: (problem: string) => void): () => void {
  let hasFailed = false;
  const rotate = (): void => {
    try {
      rotateLogs(dir);
      hasFailed = false;
    } catch (error) {
      if (!hasFailed) onProblem(`The logs could not be rotated: ${error instanceof Error ? error.message : error}`);
      hasFailed = true;
    }
  };
  rotate();
  const timer = setInterval(rotate, LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
}
