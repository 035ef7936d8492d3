import { renameSync, writeFileSync } from 'node:fs';

/** Writes a file that only its owner may read; a crash or a full disk leaves the old one or none, never half of it. */
export function writeWhole(file: string, text: string): void {
  const unfinished = `${file}.new`;
  writeFileSync(unfinished, text, { mode: 0o600 });
  renameSync(unfinished, file);
}
