import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only its owner can read; a crash or full disk leaves the old file or none, never half of one. */
export function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  renameSync(unfinished, file);
}
