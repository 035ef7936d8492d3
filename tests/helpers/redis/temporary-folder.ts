import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** A new folder, and how to delete it with all that is in it. */
export async function temporaryFolder(name: string): Promise<{ dir: string; remove(): Promise<void> }> {
  const dir = await mkdtemp(path.join(tmpdir(), `newswire-${name}-`));
  return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
}
